using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords of array items: <c>items</c>, <c>additionalItems</c> and <c>contains</c>.</summary>
internal static class ArrayKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema is { Items: null, TupleItems: null, Contains: null } || (InstanceTypes.Of(instance) & SchemaTypes.Array) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not Instance.Array array)
        {
            // The value may be an array, so it is valid only if every array is valid.
            return Verdicts.IfPresent(Evaluate(evaluator, schema, Instance.Array.Open, path.Quiet()));
        }

        var verdict = schema.Items is null && schema.TupleItems is null ? Verdict.Valid : EvaluateItems(evaluator, schema, array, path);
        return schema.Contains is { } wanted && !Evaluator.IsSettled(verdict, path)
            ? Verdicts.And(verdict, EvaluateContains(evaluator, wanted, array, path)) : verdict;
    }

    private static Verdict EvaluateItems(Evaluator evaluator, Schema schema, Instance.Array array, EvaluationPath path)
    {
        var verdict = array.IsComplete ? Verdict.Valid : EvaluateRest(evaluator, schema, array.Items.Count, path.Quiet());
        for (var i = 0; i < array.Items.Count && !Evaluator.IsSettled(verdict, path); i++)
        {
            verdict = Verdicts.And(verdict, EvaluateItem(evaluator, schema, array.Items[i], i, path));
        }

        return verdict;
    }

    private static Verdict EvaluateItem(Evaluator evaluator, Schema schema, Instance item, int index, EvaluationPath path)
    {
        if (schema.TupleItems is not { } tuple)
        {
            return evaluator.Evaluate(schema.Items!, item, path.Item(index));
        }

        if (index < tuple.Count)
        {
            return evaluator.Evaluate(tuple[index], item, path.TupleItem(index));
        }

        if (schema.AdditionalItems is not { } others)
        {
            return Verdict.Valid;
        }

        if (others.Always != false)
        {
            return evaluator.Evaluate(others, item, path.AdditionalItem(index));
        }

        var at = path with { Instance = path.Instance.Then(index) };
        return evaluator.Report(at, "additionalItems", () => ViolationMessages.NotAnItem(at.Name, path.Conditions));
    }

    // These are the unknown items that may follow the listed items.
    private static Verdict EvaluateRest(Evaluator evaluator, Schema schema, int listed, EvaluationPath quiet)
    {
        var verdict = Verdict.Valid;
        var last = Math.Max(listed, schema.TupleItems?.Count ?? 0);
        for (var i = listed; i <= last && verdict == Verdict.Valid; i++)
        {
            verdict = Verdicts.IfPresent(EvaluateItem(evaluator, schema, Instance.Anything, i, quiet));
        }

        return verdict;
    }

    private static Verdict EvaluateContains(Evaluator evaluator, Schema wanted, Instance.Array array, EvaluationPath path)
    {
        var test = path.Quiet();
        var verdict = Verdict.Invalid;
        for (var i = 0; i < array.Items.Count && verdict != Verdict.Valid; i++)
        {
            verdict = Verdicts.Or(verdict, evaluator.Evaluate(wanted, array.Items[i], test));
        }

        if (!array.IsComplete && verdict == Verdict.Invalid && evaluator.Evaluate(wanted, Instance.Anything, test) != Verdict.Invalid)
        {
            verdict = Verdict.Unknown;
        }

        return verdict != Verdict.Invalid
            ? verdict : evaluator.Report(path, "contains", () => ViolationMessages.Contains(path.Name, wanted, path.Conditions));
    }
}
