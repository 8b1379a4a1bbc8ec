using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The keywords <c>const</c> and <c>enum</c>.</summary>
internal static class ValueKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        var verdict = Verdict.Valid;
        if (schema.Const is { } constant)
        {
            verdict = InstanceEquality.Compare(instance, constant);
            if (verdict == Verdict.Invalid)
            {
                evaluator.Refuse(place, "const", () => Wording.Const(place.Name, constant, place.Trail), () => Wording.ActualValue(instance));
            }
        }

        if (schema.Enum is { } values && !Evaluator.IsSettled(verdict, place))
        {
            var listed = Verdict.Invalid;
            foreach (var value in values)
            {
                listed = Verdicts.Or(listed, InstanceEquality.Compare(instance, value));
            }

            verdict = Verdicts.And(verdict, listed);
            if (listed == Verdict.Invalid)
            {
                evaluator.Refuse(place, "enum", () => Wording.Enum(place.Name, values, place.Trail), () => Wording.ActualValue(instance));
            }
        }

        return verdict;
    }
}
