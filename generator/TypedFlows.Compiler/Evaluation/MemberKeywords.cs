using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// What objects must have beside the values of their members: the keywords <c>minProperties</c>, <c>maxProperties</c>,
/// <c>propertyNames</c> and <c>dependencies</c>.
/// </summary>
internal static class MemberKeywords
{
    public static bool AreIn(Schema schema) => schema is not
    {
        MinProperties: null or 0, MaxProperties: null, PropertyNames: null, DependentSchemas.Count: 0, DependentRequired.Count: 0,
    };

    public static Verdict Judge(Evaluator evaluator, Schema schema, ObjectInstance known, Place place)
    {
        var verdict = JudgeCount(evaluator, schema, known, place);
        if (schema.PropertyNames is { } names && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeNames(evaluator, names, known, place));
        }

        foreach (var dependency in schema.DependentRequired)
        {
            if (!Evaluator.IsSettled(verdict, place))
            {
                verdict = Verdicts.And(verdict, JudgeRequired(evaluator, dependency, known, place));
            }
        }

        foreach (var dependency in schema.DependentSchemas)
        {
            if (!Evaluator.IsSettled(verdict, place))
            {
                verdict = Verdicts.And(verdict, JudgeSchema(evaluator, dependency, known, place));
            }
        }

        return verdict;
    }

    private static Verdict JudgeCount(Evaluator evaluator, Schema schema, ObjectInstance known, Place place)
    {
        var count = known.Members.Count(m => m.Presence == Presence.Present);
        var possible = known.IsClosed ? known.Members.Count(m => m.Presence != Presence.Absent) : int.MaxValue;
        Func<string?>? actual = count == possible ? () => Wording.ActualCount(count) : null;
        var verdict = Verdict.Valid;
        if (schema.MinProperties is { } least && count < least)
        {
            verdict = possible >= least ? Verdict.Unknown
                : evaluator.Refuse(place, "minProperties", () => Wording.MinProperties(place.Name, least, place.Trail), actual);
        }

        if (schema.MaxProperties is { } most && possible > most)
        {
            verdict = Verdicts.And(verdict, count <= most ? Verdict.Unknown
                : evaluator.Refuse(place, "maxProperties", () => Wording.MaxProperties(place.Name, most, place.Trail), actual));
        }

        return verdict;
    }

    private static Verdict JudgeNames(Evaluator evaluator, Schema names, ObjectInstance known, Place place)
    {
        var test = place.Quiet();
        var verdict = known.IsClosed ? Verdict.Valid : Verdicts.IfPresent(evaluator.Judge(names, new UnknownInstance(SchemaTypes.String), test));
        foreach (var member in known.Members.Where(m => m.Presence != Presence.Absent))
        {
            var allowed = evaluator.Judge(names, new StringInstance(member.Name), test);
            verdict = Verdicts.And(verdict, allowed != Verdict.Invalid ? allowed
                : member.Presence == Presence.Unknown ? Verdict.Unknown
                : RefuseName(evaluator, names, member.Name, place));
            if (Evaluator.IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict RefuseName(Evaluator evaluator, Schema names, string name, Place place)
    {
        var member = place with { Instance = place.Instance.Then(name) };
        return evaluator.Refuse(member, "propertyNames", () => Wording.PropertyName(member.Name, names, place.Trail));
    }

    private static Verdict JudgeRequired(Evaluator evaluator, NamedNames dependency, ObjectInstance known, Place place)
    {
        var trigger = known.Find(dependency.Name).Presence;
        if (trigger == Presence.Absent)
        {
            return Verdict.Valid;
        }

        var inside = place.Dependency(dependency.Name);
        var verdict = Verdict.Valid;
        foreach (var name in dependency.Names)
        {
            var presence = known.Find(name).Presence;
            verdict = Verdicts.And(verdict, presence == Presence.Present ? Verdict.Valid
                : presence == Presence.Unknown || trigger == Presence.Unknown ? Verdict.Unknown
                : evaluator.Refuse(
                    place, "dependencies", () => Wording.Required(InstanceName.Member(place.Name, name), inside.Trail), part: dependency.Name));
            if (Evaluator.IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict JudgeSchema(Evaluator evaluator, NamedSchema dependency, ObjectInstance known, Place place) =>
        known.Find(dependency.Name).Presence switch
        {
            Presence.Absent => Verdict.Valid,
            Presence.Present => evaluator.Judge(dependency.Schema, known, place.Dependency(dependency.Name)),
            _ => Verdicts.IfPresent(evaluator.Judge(dependency.Schema, known, place.Quiet())),
        };
}
