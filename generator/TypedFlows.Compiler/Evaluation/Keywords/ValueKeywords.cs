using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords <c>const</c> and <c>enum</c>.</summary>
internal static class ValueKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        if (schema.Const is { } constant)
        {
            verdict = InstanceEquality.Compare(instance, constant);
            if (verdict == Verdict.Invalid)
            {
                evaluator.Report(
                    path, "const", () => ViolationMessages.Const(path.Name, constant, path.Conditions), () => ActualText.Of(instance));
            }
        }

        if (schema.Enum is { } values && !Evaluator.IsSettled(verdict, path))
        {
            var listed = Verdict.Invalid;
            foreach (var value in values)
            {
                listed = Verdicts.Or(listed, InstanceEquality.Compare(instance, value));
            }

            verdict = Verdicts.And(verdict, listed);
            if (listed == Verdict.Invalid)
            {
                evaluator.Report(
                    path, "enum", () => ViolationMessages.Enum(path.Name, values, path.Conditions), () => ActualText.Of(instance));
            }
        }

        return verdict;
    }
}
