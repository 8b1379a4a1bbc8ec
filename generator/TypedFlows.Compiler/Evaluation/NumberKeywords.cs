using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The bounds of numbers and <c>multipleOf</c>, exact on the decimal digits.</summary>
internal static class NumberKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if (schema is { Minimum: null, ExclusiveMinimum: null, Maximum: null, ExclusiveMaximum: null, MultipleOf: null }
            || (InstanceTypes.Of(instance) & InstanceTypes.Numbers) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not NumberInstance number)
        {
            return Verdict.Unknown;
        }

        var value = number.Value;
        var verdict = Verdict.Valid;
        if (schema.Minimum is { } minimum && value.CompareTo(minimum) < 0)
        {
            verdict = Refuse("minimum", () => Wording.Minimum(place.Name, minimum, place.Trail));
        }

        if (schema.ExclusiveMinimum is { } above && value.CompareTo(above) <= 0)
        {
            verdict = Refuse("exclusiveMinimum", () => Wording.ExclusiveMinimum(place.Name, above, place.Trail));
        }

        if (schema.Maximum is { } maximum && value.CompareTo(maximum) > 0)
        {
            verdict = Refuse("maximum", () => Wording.Maximum(place.Name, maximum, place.Trail));
        }

        if (schema.ExclusiveMaximum is { } below && value.CompareTo(below) >= 0)
        {
            verdict = Refuse("exclusiveMaximum", () => Wording.ExclusiveMaximum(place.Name, below, place.Trail));
        }

        if (schema.MultipleOf is { } divisor && !value.IsMultipleOf(divisor))
        {
            verdict = Refuse("multipleOf", () => Wording.MultipleOf(place.Name, divisor, place.Trail));
        }

        return verdict;

        Verdict Refuse(string keyword, Func<string> rule) => evaluator.Refuse(place, keyword, rule, () => Wording.ActualValue(number));
    }
}
