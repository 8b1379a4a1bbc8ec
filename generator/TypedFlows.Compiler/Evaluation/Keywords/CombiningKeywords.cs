using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c>.</summary>
internal static class CombiningKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var verdict = EvaluateAllOf(evaluator, schema, instance, path);
        if (schema.AnyOf.Count > 0 && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluateAnyOf(evaluator, schema.AnyOf, instance, path));
        }

        if (schema.OneOf.Count > 0 && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluateOneOf(evaluator, schema.OneOf, instance, path));
        }

        if (schema.Not is not null && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluateNot(evaluator, schema.Not, instance, path));
        }

        return verdict;
    }

    private static Verdict EvaluateAllOf(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        for (var i = 0; i < schema.AllOf.Count && !Evaluator.IsSettled(verdict, path); i++)
        {
            verdict = Verdicts.And(verdict, evaluator.Evaluate(schema.AllOf[i], instance, path.AllOf(schema, i)));
        }

        return verdict;
    }

    private static Verdict EvaluateAnyOf(Evaluator evaluator, EquatableArray<Schema> branches, Instance instance, EvaluationPath path)
    {
        var verdict = Verdict.Invalid;
        for (var i = 0; i < branches.Count && verdict != Verdict.Valid; i++)
        {
            verdict = Verdicts.Or(verdict, evaluator.Evaluate(branches[i], instance, path.Quiet()));
        }

        return verdict != Verdict.Invalid
            ? verdict : evaluator.Report(path, "anyOf", () => ViolationMessages.AnyOf(path.Name, branches, path.Conditions));
    }

    private static Verdict EvaluateOneOf(Evaluator evaluator, EquatableArray<Schema> branches, Instance instance, EvaluationPath path)
    {
        var matches = 0;
        var unknowns = 0;
        for (var i = 0; i < branches.Count && matches < 2; i++)
        {
            var verdict = evaluator.Evaluate(branches[i], instance, path.Quiet());
            matches += verdict == Verdict.Valid ? 1 : 0;
            unknowns += verdict == Verdict.Unknown ? 1 : 0;
        }

        return matches < 2 && unknowns > 0 ? Verdict.Unknown
            : matches == 1 ? Verdict.Valid
            : evaluator.Report(
                path, "oneOf",
                () => ViolationMessages.OneOf(path.Name, branches, path.Conditions).But(ViolationMessages.ActualMatches(matches)));
    }

    private static Verdict EvaluateNot(Evaluator evaluator, Schema forbidden, Instance instance, EvaluationPath path)
    {
        var verdict = Verdicts.Not(evaluator.Evaluate(forbidden, instance, path.Quiet()));
        return verdict != Verdict.Invalid
            ? verdict : evaluator.Report(path, "not", () => ViolationMessages.Not(path.Name, forbidden, path.Conditions));
    }
}
