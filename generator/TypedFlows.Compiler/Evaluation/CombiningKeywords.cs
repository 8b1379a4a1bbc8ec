using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>The keywords <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c> and <c>not</c>.</summary>
internal static class CombiningKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        var verdict = JudgeAllOf(evaluator, schema, instance, place);
        if (schema.AnyOf.Count > 0 && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeAnyOf(evaluator, schema.AnyOf, instance, place));
        }

        if (schema.OneOf.Count > 0 && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeOneOf(evaluator, schema.OneOf, instance, place));
        }

        if (schema.Not is not null && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeNot(evaluator, schema.Not, instance, place));
        }

        return verdict;
    }

    private static Verdict JudgeAllOf(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        var verdict = Verdict.Valid;
        for (var i = 0; i < schema.AllOf.Count && !Evaluator.IsSettled(verdict, place); i++)
        {
            verdict = Verdicts.And(verdict, evaluator.Judge(schema.AllOf[i], instance, place.Branch("allOf", i)));
        }

        return verdict;
    }

    private static Verdict JudgeAnyOf(Evaluator evaluator, EquatableArray<Schema> branches, Instance instance, Place place)
    {
        var verdict = Verdict.Invalid;
        for (var i = 0; i < branches.Count && verdict != Verdict.Valid; i++)
        {
            verdict = Verdicts.Or(verdict, evaluator.Judge(branches[i], instance, place.Quiet()));
        }

        return verdict != Verdict.Invalid ? verdict : evaluator.Refuse(place, "anyOf", () => Wording.AnyOf(place.Name, branches, place.Trail));
    }

    private static Verdict JudgeOneOf(Evaluator evaluator, EquatableArray<Schema> branches, Instance instance, Place place)
    {
        var matches = 0;
        var unknowns = 0;
        for (var i = 0; i < branches.Count && matches < 2; i++)
        {
            var verdict = evaluator.Judge(branches[i], instance, place.Quiet());
            matches += verdict == Verdict.Valid ? 1 : 0;
            unknowns += verdict == Verdict.Unknown ? 1 : 0;
        }

        return matches < 2 && unknowns > 0 ? Verdict.Unknown
            : matches == 1 ? Verdict.Valid
            : evaluator.Refuse(place, "oneOf", () => $"{Wording.OneOf(place.Name, branches, place.Trail)}; {Wording.ActualMatches(matches)}");
    }

    private static Verdict JudgeNot(Evaluator evaluator, Schema forbidden, Instance instance, Place place)
    {
        var verdict = Verdicts.Not(evaluator.Judge(forbidden, instance, place.Quiet()));
        return verdict != Verdict.Invalid ? verdict : evaluator.Refuse(place, "not", () => Wording.Not(place.Name, forbidden, place.Trail));
    }
}
