using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The keywords of arrays: <c>items</c>, <c>additionalItems</c>, <c>contains</c>, <c>uniqueItems</c>, <c>minItems</c>, <c>maxItems</c>.</summary>
internal static class ArrayKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if (schema is { Items: null, TupleItems: null, Contains: null, UniqueItems: false, MinItems: null or 0, MaxItems: null }
            || (InstanceTypes.Of(instance) & SchemaTypes.Array) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not ArrayInstance array)
        {
            // Perhaps an array: valid where any array would be.
            return Verdicts.IfPresent(Judge(evaluator, schema, ArrayInstance.Open, place.Quiet()));
        }

        var verdict = JudgeCount(evaluator, schema, array, place);
        if ((schema.Items is not null || schema.TupleItems is not null) && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeItems(evaluator, schema, array, place));
        }

        if (schema.Contains is not null && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeContains(evaluator, schema.Contains, array, place));
        }

        if (schema.UniqueItems && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeUnique(evaluator, array, place));
        }

        return verdict;
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

    private static Verdict JudgeItems(Evaluator evaluator, Schema schema, ArrayInstance array, Place place)
    {
        var verdict = array.IsComplete ? Verdict.Valid : JudgeRest(evaluator, schema, array.Items.Count, place.Quiet());
        for (var i = 0; i < array.Items.Count && !Evaluator.IsSettled(verdict, place); i++)
        {
            verdict = Verdicts.And(verdict, JudgeItem(evaluator, schema, array.Items[i], i, place));
        }

        return verdict;
    }

    private static Verdict JudgeItem(Evaluator evaluator, Schema schema, Instance item, int index, Place place)
    {
        if (schema.TupleItems is not { } tuple)
        {
            return evaluator.Judge(schema.Items!, item, place.Item(index));
        }

        if (index < tuple.Count)
        {
            return evaluator.Judge(tuple[index], item, place.TupleItem(index));
        }

        if (schema.AdditionalItems is not { } others)
        {
            return Verdict.Valid;
        }

        if (others.Always != false)
        {
            return evaluator.Judge(others, item, place.AdditionalItem(index));
        }

        var at = place with { Instance = place.Instance.Then(index) };
        return evaluator.Refuse(at, "additionalItems", () => Wording.NotAnItem(at.Name, place.Trail));
    }

    // Items that may follow those listed.
    private static Verdict JudgeRest(Evaluator evaluator, Schema schema, int listed, Place quiet)
    {
        var verdict = Verdict.Valid;
        var last = Math.Max(listed, schema.TupleItems?.Count ?? 0);
        for (var i = listed; i <= last && verdict == Verdict.Valid; i++)
        {
            verdict = Verdicts.IfPresent(JudgeItem(evaluator, schema, Instance.Unknown, i, quiet));
        }

        return verdict;
    }

    private static Verdict JudgeContains(Evaluator evaluator, Schema wanted, ArrayInstance array, Place place)
    {
        var test = place.Quiet();
        var verdict = Verdict.Invalid;
        for (var i = 0; i < array.Items.Count && verdict != Verdict.Valid; i++)
        {
            verdict = Verdicts.Or(verdict, evaluator.Judge(wanted, array.Items[i], test));
        }

        if (!array.IsComplete && verdict == Verdict.Invalid && evaluator.Judge(wanted, Instance.Unknown, test) != Verdict.Invalid)
        {
            verdict = Verdict.Unknown;
        }

        return verdict != Verdict.Invalid ? verdict : evaluator.Refuse(place, "contains", () => Wording.Contains(place.Name, wanted, place.Trail));
    }

    private static Verdict JudgeUnique(Evaluator evaluator, ArrayInstance array, Place place)
    {
        var verdict = UniqueItems.Judge(array, out var first, out var second);
        return verdict != Verdict.Invalid ? verdict
            : evaluator.Refuse(place, "uniqueItems", () => Wording.UniqueItems(place.Name, place.Trail), () => Wording.ActualTwins(first, second));
    }
}
