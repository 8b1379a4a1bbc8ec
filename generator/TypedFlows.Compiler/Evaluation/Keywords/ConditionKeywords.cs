using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Evaluates the keywords <c>if</c>, <c>then</c> and <c>else</c>. If the verdict of <c>if</c> is unknown, the instance is invalid only if
/// both branches are invalid. The violations of both branches are then listed, because one of the branches applies and each message names
/// its condition.
/// </summary>
internal static class ConditionKeywords
{
    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema.If is not { } condition || (schema.Then is null && schema.Else is null))
        {
            return Verdict.Valid;
        }

        return evaluator.Evaluate(condition, instance, path.Quiet()) switch
        {
            Verdict.Valid => EvaluateBranch(evaluator, schema, instance, path, taken: true),
            Verdict.Invalid => EvaluateBranch(evaluator, schema, instance, path, taken: false),
            _ => EvaluateBoth(evaluator, schema, instance, path),
        };
    }

    private static Verdict EvaluateBoth(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        // The violations are collected separately until both branches are known to fail.
        var found = path.Violations is null ? null : new ViolationList(path.Violations.StopsAtFirst);
        var aside = path with { Violations = found };
        var then = EvaluateBranch(evaluator, schema, instance, aside, taken: true);
        var otherwise = EvaluateBranch(evaluator, schema, instance, aside, taken: false);
        if (then != otherwise)
        {
            return Verdict.Unknown;
        }

        if (then == Verdict.Invalid && found is not null)
        {
            foreach (var violation in found.Violations)
            {
                path.Violations!.Add(violation);
            }
        }

        return then;
    }

    private static Verdict EvaluateBranch(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path, bool taken)
    {
        if ((taken ? schema.Then : schema.Else) is not { } branch)
        {
            return Verdict.Valid;
        }

        return evaluator.Evaluate(branch, instance, path.Condition(taken ? "then" : "else", schema.If!, taken));
    }
}
