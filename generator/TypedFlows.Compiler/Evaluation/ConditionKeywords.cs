using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The keywords <c>if</c>, <c>then</c> and <c>else</c>. Where <c>if</c> is unknown, the instance is invalid only if both branches
/// say so; the violations of both are then listed, for one of the two holds and each names its condition.
/// </summary>
internal static class ConditionKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if (schema.If is not { } condition || (schema.Then is null && schema.Else is null))
        {
            return Verdict.Valid;
        }

        return evaluator.Judge(condition, instance, place.Quiet()) switch
        {
            Verdict.Valid => JudgeBranch(evaluator, schema, instance, place, taken: true),
            Verdict.Invalid => JudgeBranch(evaluator, schema, instance, place, taken: false),
            _ => JudgeBoth(evaluator, schema, instance, place),
        };
    }

    private static Verdict JudgeBoth(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        // Kept apart until both are known to fail.
        var found = place.Violations is null ? null : new ViolationList(place.Violations.StopsAtFirst);
        var aside = place with { Violations = found };
        var then = JudgeBranch(evaluator, schema, instance, aside, taken: true);
        var otherwise = JudgeBranch(evaluator, schema, instance, aside, taken: false);
        if (then != otherwise)
        {
            return Verdict.Unknown;
        }

        if (then == Verdict.Invalid && found is not null)
        {
            foreach (var violation in found.Violations)
            {
                place.Violations!.Add(violation);
            }
        }

        return then;
    }

    private static Verdict JudgeBranch(Evaluator evaluator, Schema schema, Instance instance, Place place, bool taken)
    {
        if ((taken ? schema.Then : schema.Else) is not { } branch)
        {
            return Verdict.Valid;
        }

        return evaluator.Judge(branch, instance, place.Condition(taken ? "then" : "else", schema.If!, taken));
    }
}
