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
        return schema.Contains is not null && !Evaluator.IsSettled(verdict, path)
            ? Verdicts.And(verdict, EvaluateContains(evaluator, schema, array, path)) : verdict;
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
            return evaluator.Evaluate(schema.Items!, item, path.OtherItem(index, "items"));
        }

        if (index < tuple.Count)
        {
            return evaluator.Evaluate(tuple[index], item, path.TupleItem(index, schema.Names));
        }

        return schema.AdditionalItems is { } others
            ? EvaluateOther(evaluator, others, item, index, schema.Names.AdditionalItems, path) : Verdict.Valid;
    }

    /// <summary>Evaluates an item that the schema does not list.</summary>
    /// <param name="keyword">The keyword with the schema of such items.</param>
    public static Verdict EvaluateOther(
        Evaluator evaluator, Schema others, Instance item, int index, string keyword, EvaluationPath path)
    {
        if (others.Always != false)
        {
            return evaluator.Evaluate(others, item, path.OtherItem(index, keyword));
        }

        var at = path with { Instance = path.Instance.Then(index) };
        return evaluator.Report(at, keyword, () => ViolationMessages.NotAnItem(at.Name, path.Conditions));
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

    private static Verdict EvaluateContains(Evaluator evaluator, Schema schema, Instance.Array array, EvaluationPath path)
    {
        var wanted = schema.Contains!;
        var test = path.Quiet();
        var least = schema.MinContains ?? 1;
        var most = schema.MaxContains ?? int.MaxValue;
        var (matches, unknowns) = (0, 0);
        for (var i = 0; i < array.Items.Count && (matches < least || (most < int.MaxValue && matches <= most)); i++)
        {
            var verdict = evaluator.Evaluate(wanted, array.Items[i], test);
            matches += verdict == Verdict.Valid ? 1 : 0;
            unknowns += verdict == Verdict.Unknown ? 1 : 0;
        }

        if (matches > most)
        {
            return evaluator.Report(
                path, "maxContains", () => ViolationMessages.MaxContains(path.Name, most, wanted, path.Conditions));
        }

        var mayHaveMore = (matches < least || most < int.MaxValue) && !array.IsComplete
            && evaluator.Evaluate(wanted, Instance.Anything, test) != Verdict.Invalid;
        if (matches + unknowns < least && !mayHaveMore)
        {
            return schema.MinContains is null
                ? evaluator.Report(path, "contains", () => ViolationMessages.Contains(path.Name, wanted, path.Conditions))
                : evaluator.Report(
                    path, "minContains", () => ViolationMessages.MinContains(path.Name, least, wanted, path.Conditions));
        }

        return matches >= least && (most == int.MaxValue || (matches + unknowns <= most && !mayHaveMore))
            ? Verdict.Valid : Verdict.Unknown;
    }
}
