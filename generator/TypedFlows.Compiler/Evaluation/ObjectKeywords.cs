using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// The keywords <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c> and <c>required</c>; the other keywords of
/// objects are with <see cref="MemberKeywords"/>.
/// </summary>
internal static class ObjectKeywords
{
    public static Verdict Judge(Evaluator evaluator, Schema schema, Instance instance, Place place)
    {
        if ((schema is { Properties.Count: 0, PatternProperties.Count: 0, Required.Count: 0, AdditionalProperties: null } && !MemberKeywords.AreIn(schema))
            || (InstanceTypes.Of(instance) & SchemaTypes.Object) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not ObjectInstance known)
        {
            // Perhaps an object: valid where any object would be.
            return Verdicts.IfPresent(Judge(evaluator, schema, ObjectInstance.Open, place.Quiet()));
        }

        var verdict = JudgeProperties(evaluator, schema, known, place);
        if (!Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeRequired(evaluator, schema, known, place));
        }

        if (schema.PatternProperties.Count > 0 && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgePatterns(evaluator, schema, known, place));
        }

        if (schema.AdditionalProperties is { } others && !Evaluator.IsSettled(verdict, place))
        {
            verdict = Verdicts.And(verdict, JudgeOthers(evaluator, schema, others, known, place));
        }

        return MemberKeywords.AreIn(schema) && !Evaluator.IsSettled(verdict, place)
            ? Verdicts.And(verdict, MemberKeywords.Judge(evaluator, schema, known, place))
            : verdict;
    }

    private static Verdict JudgeProperties(Evaluator evaluator, Schema schema, ObjectInstance known, Place place)
    {
        var verdict = Verdict.Valid;
        foreach (var property in schema.Properties)
        {
            var member = known.Find(property.Name);
            verdict = Verdicts.And(verdict, member.Presence switch
            {
                Presence.Absent => Verdict.Valid,
                Presence.Present => evaluator.Judge(property.Schema, member.Value, place.Property(property.Name)),
                _ => Verdicts.IfPresent(evaluator.Judge(property.Schema, member.Value, place.Quiet())),
            });
            if (Evaluator.IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict JudgeRequired(Evaluator evaluator, Schema schema, ObjectInstance known, Place place)
    {
        var verdict = Verdict.Valid;
        foreach (var name in schema.Required)
        {
            verdict = Verdicts.And(verdict, known.Find(name).Presence switch
            {
                Presence.Present => Verdict.Valid,
                Presence.Unknown => Verdict.Unknown,
                _ => evaluator.Refuse(place, "required", () => Wording.Required(InstanceName.Member(place.Name, name), place.Trail)),
            });
            if (Evaluator.IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict JudgePatterns(Evaluator evaluator, Schema schema, ObjectInstance known, Place place)
    {
        var verdict = Verdict.Valid;
        foreach (var pattern in schema.PatternProperties)
        {
            if (!known.IsClosed)
            {
                verdict = Verdicts.And(verdict, Verdicts.IfPresent(evaluator.Judge(pattern.Schema, Instance.Unknown, place.Quiet())));
            }

            foreach (var member in known.Members.Where(m => m.Presence != Presence.Absent))
            {
                var match = Patterns.Match(pattern.Name, member.Name);
                verdict = Verdicts.And(verdict, match == Verdict.Invalid ? Verdict.Valid
                    : match == Verdict.Valid && member.Presence == Presence.Present
                        ? evaluator.Judge(pattern.Schema, member.Value, place.PatternProperty(pattern.Name, member.Name))
                    : Verdicts.IfPresent(evaluator.Judge(pattern.Schema, member.Value, place.Quiet())));
                if (Evaluator.IsSettled(verdict, place))
                {
                    return verdict;
                }
            }
        }

        return verdict;
    }

    // Valid where some pattern matches the name.
    private static Verdict MatchAny(EquatableArray<NamedSchema> patterns, string name)
    {
        var match = Verdict.Invalid;
        for (var i = 0; i < patterns.Count && match != Verdict.Valid; i++)
        {
            match = Verdicts.Or(match, Patterns.Match(patterns[i].Name, name));
        }

        return match;
    }

    private static Verdict JudgeOthers(Evaluator evaluator, Schema schema, Schema others, ObjectInstance known, Place place)
    {
        var verdict = known.IsClosed ? Verdict.Valid : Verdicts.IfPresent(evaluator.Judge(others, Instance.Unknown, place.Quiet()));
        foreach (var member in known.Members)
        {
            if (member.Presence == Presence.Absent || schema.FindProperty(member.Name) is not null)
            {
                continue;
            }

            var match = MatchAny(schema.PatternProperties, member.Name);
            if (match == Verdict.Valid)
            {
                continue;
            }

            verdict = Verdicts.And(verdict, member.Presence == Presence.Unknown || match == Verdict.Unknown
                ? Verdicts.IfPresent(evaluator.Judge(others, member.Value, place.Quiet()))
                : others.Always == false ? RefuseMember(evaluator, member.Name, place)
                : evaluator.Judge(others, member.Value, place.AdditionalProperty(member.Name)));
            if (Evaluator.IsSettled(verdict, place))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict RefuseMember(Evaluator evaluator, string name, Place place)
    {
        var member = place with { Instance = place.Instance.Then(name) };
        return evaluator.Refuse(member, "additionalProperties", () => Wording.NotDeclared(member.Name, place.Trail));
    }
}
