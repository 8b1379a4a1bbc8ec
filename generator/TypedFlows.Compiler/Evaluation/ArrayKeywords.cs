using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The keywords <c>items</c>, <c>minItems</c> and <c>maxItems</c>.</summary>
internal static class ArrayKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if (schema is { Items: null, MinItems: null or 0, MaxItems: null } || (InstanceTypes.Of(instance) & SchemaTypes.Array) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not ArrayInstance array)
        {
            // Perhaps an array: valid where any array would be.
            return Verdicts.IfPresent(Judge(evaluator, schema, ArrayInstance.Open, place.Quiet()));
        }

        var verdict = JudgeCount(evaluator, schema, array, place);
        return schema.Items is null || Evaluator.IsSettled(verdict, place)
            ? verdict
            : Verdicts.And(verdict, JudgeItems(evaluator, schema.Items, array, place));
    }

    private static Verdict JudgeCount(Evaluator evaluator, Schema schema, ArrayInstance array, Place place)
    {
        var count = array.Items.Count;
        var verdict = Verdict.Valid;
        if (schema.MinItems is { } least && count < least)
        {
            verdict = !array.IsComplete ? Verdict.Unknown : evaluator.Refuse(
                place, "minItems", () => Wording.MinItems(place.Name, least, place.Trail), () => Wording.ActualCount(count));
        }

        if (schema.MaxItems is { } most)
        {
            // An array that is not complete has at least those listed.
            verdict = Verdicts.And(verdict, count > most
                ? evaluator.Refuse(place, "maxItems", () => Wording.MaxItems(place.Name, most, place.Trail), array.IsComplete ? () => Wording.ActualCount(count) : null)
                : array.IsComplete ? Verdict.Valid : Verdict.Unknown);
        }

        return verdict;
    }

    private static Verdict JudgeItems(Evaluator evaluator, Schema items, ArrayInstance array, Place place)
    {
        var verdict = array.IsComplete ? Verdict.Valid : Verdicts.IfPresent(evaluator.Judge(items, Instance.Unknown, place.Quiet()));
        for (var i = 0; i < array.Items.Count && !Evaluator.IsSettled(verdict, place); i++)
        {
            verdict = Verdicts.And(verdict, evaluator.Judge(items, array.Items[i], place.Item(i)));
        }

        return verdict;
    }
}
