using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The bounds of numbers and <c>multipleOf</c>, exact on the decimal digits.</summary>
internal static class NumberKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema is { Minimum: null, ExclusiveMinimum: null, Maximum: null, ExclusiveMaximum: null, MultipleOf: null }
            || (InstanceTypes.Of(instance) & InstanceTypes.Numbers) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not Instance.Number number)
        {
            return Verdict.Unknown;
        }

        var value = number.Value;
        var verdict = Verdict.Valid;
        if (schema.Minimum is { } minimum && value.CompareTo(minimum) < 0)
        {
            verdict = Report("minimum", () => ViolationMessages.Minimum(path.Name, minimum, path.Conditions));
        }

        if (schema.ExclusiveMinimum is { } above && value.CompareTo(above) <= 0)
        {
            verdict = Report("exclusiveMinimum", () => ViolationMessages.ExclusiveMinimum(path.Name, above, path.Conditions));
        }

        if (schema.Maximum is { } maximum && value.CompareTo(maximum) > 0)
        {
            verdict = Report("maximum", () => ViolationMessages.Maximum(path.Name, maximum, path.Conditions));
        }

        if (schema.ExclusiveMaximum is { } below && value.CompareTo(below) >= 0)
        {
            verdict = Report("exclusiveMaximum", () => ViolationMessages.ExclusiveMaximum(path.Name, below, path.Conditions));
        }

        if (schema.MultipleOf is { } divisor && !value.IsMultipleOf(divisor))
        {
            verdict = Report("multipleOf", () => ViolationMessages.MultipleOf(path.Name, divisor, path.Conditions));
        }

        return verdict;

        Verdict Report(string keyword, Func<RuleText> rule) => evaluator.Report(path, keyword, rule, () => ActualText.Of(number));
    }
}
