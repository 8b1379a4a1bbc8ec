using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>Evaluates the keywords of objects that do not apply to values of properties.</summary>
internal static class MemberKeywords
{
    public static bool AreIn(Schema schema) =>
        schema is not { PropertyNames: null, DependentSchemas.Count: 0, DependentRequired.Count: 0 };

    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var verdict = schema.PropertyNames is { } names ? EvaluateNames(evaluator, names, known, path) : Verdict.Valid;
        foreach (var dependency in schema.DependentRequired)
        {
            if (!Evaluator.IsSettled(verdict, path))
            {
                verdict = Verdicts.And(verdict, EvaluateRequired(evaluator, dependency, schema.Names.DependentRequired, known, path));
            }
        }

        foreach (var dependency in schema.DependentSchemas)
        {
            if (!Evaluator.IsSettled(verdict, path))
            {
                verdict = Verdicts.And(verdict, EvaluateSchema(evaluator, dependency, schema.Names.DependentSchemas, known, path));
            }
        }

        return verdict;
    }

    private static Verdict EvaluateNames(Evaluator evaluator, Schema names, Instance.Object known, EvaluationPath path)
    {
        var test = path.Quiet();
        var verdict = known.IsClosed
            ? Verdict.Valid : Verdicts.IfPresent(evaluator.Evaluate(names, new Instance.Unknown(SchemaTypes.String), test));
        foreach (var member in known.Members.Where(m => m.Presence != Presence.Absent))
        {
            var allowed = evaluator.Evaluate(names, new Instance.String(member.Name), test);
            verdict = Verdicts.And(verdict, allowed != Verdict.Invalid ? allowed
                : member.Presence == Presence.Unknown ? Verdict.Unknown
                : EvaluateFalseName(evaluator, names, member.Name, path));
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict EvaluateFalseName(Evaluator evaluator, Schema names, string name, EvaluationPath path)
    {
        var member = path with { Instance = path.Instance.Then(name) };
        return evaluator.Report(member, "propertyNames", () => ViolationMessages.PropertyName(member.Name, names, path.Conditions));
    }

    private static Verdict EvaluateRequired(
        Evaluator evaluator, DependentRequired dependency, string keyword, Instance.Object known, EvaluationPath path)
    {
        var trigger = known.Find(dependency.Name).Presence;
        if (trigger == Presence.Absent)
        {
            return Verdict.Valid;
        }

        var inside = path.Dependency(keyword, dependency.Name);
        var verdict = Verdict.Valid;
        foreach (var name in dependency.Names)
        {
            var presence = known.Find(name).Presence;
            verdict = Verdicts.And(verdict, presence == Presence.Present ? Verdict.Valid
                : presence == Presence.Unknown || trigger == Presence.Unknown ? Verdict.Unknown
                : evaluator.Report(
                    path, keyword, () => ViolationMessages.Required(path.Name.Property(name), inside.Conditions),
                    part: dependency.Name, property: name));
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict EvaluateSchema(
        Evaluator evaluator, NamedSchema dependency, string keyword, Instance.Object known, EvaluationPath path) =>
        known.Find(dependency.Name).Presence switch
        {
            Presence.Absent => Verdict.Valid,
            Presence.Present => evaluator.Evaluate(dependency.Schema, known, path.Dependency(keyword, dependency.Name)),
            _ => Verdicts.IfPresent(evaluator.Evaluate(dependency.Schema, known, path.Quiet())),
        };
}
