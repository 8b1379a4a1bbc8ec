using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Evaluates the keywords <c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c> and <c>required</c>. <see
/// cref="MemberKeywords"/> evaluates the other keywords of objects.
/// </summary>
internal static class ObjectKeywords
{
    private const string AdditionalProperties = "additionalProperties";

    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        if ((schema is { Properties.Count: 0, PatternProperties.Count: 0, Required.Count: 0, AdditionalProperties: null }
            && !MemberKeywords.AreIn(schema))
            || (InstanceTypes.Of(instance) & SchemaTypes.Object) == 0)
        {
            return Verdict.Valid;
        }

        if (instance is not Instance.Object known)
        {
            // The value may be an object, so it is valid only if every object is valid.
            return Verdicts.IfPresent(Evaluate(evaluator, schema, Instance.Object.Open, path.Quiet()));
        }

        if (known.IsClosed && path.Violations is null && schema.PatternProperties.Count == 0)
        {
            return EvaluateMembers(evaluator, schema, known, path);
        }

        var verdict = EvaluateProperties(evaluator, schema, known, path);
        if (!Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluateRequired(evaluator, schema, known, path));
        }

        if (schema.PatternProperties.Count > 0 && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluatePatterns(evaluator, schema, known, path));
        }

        if (schema.AdditionalProperties is { } others && !Evaluator.IsSettled(verdict, path))
        {
            verdict = Verdicts.And(verdict, EvaluateOthers(evaluator, schema, others, known, path));
        }

        return MemberKeywords.AreIn(schema) && !Evaluator.IsSettled(verdict, path)
            ? Verdicts.And(verdict, MemberKeywords.Evaluate(evaluator, schema, known, path))
            : verdict;
    }

    // Only the verdict is required, so the order of the members is as good as that of the schema.
    private static Verdict EvaluateMembers(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        var properties = schema.Lookup.Properties;
        var required = 0;
        for (var i = 0; i < known.Members.Count; i++)
        {
            var member = known.Members[i];
            if (member.Presence == Presence.Absent)
            {
                continue;
            }

            var isKnown = properties.TryGetValue(member.Name, out var property);
            if ((isKnown && property.Schema is { } own ? own : schema.AdditionalProperties) is { } applied)
            {
                var each = evaluator.Evaluate(applied, member.Value, path);
                verdict = Verdicts.And(verdict, member.Presence == Presence.Present ? each : Verdicts.IfPresent(each));
                if (verdict == Verdict.Invalid)
                {
                    return verdict;
                }
            }

            if (isKnown && property.IsRequired)
            {
                required++;
                verdict = Verdicts.And(verdict, member.Presence == Presence.Present ? Verdict.Valid : Verdict.Unknown);
            }
        }

        return required < schema.Lookup.RequiredCount ? Verdict.Invalid
            : MemberKeywords.AreIn(schema) ? Verdicts.And(verdict, MemberKeywords.Evaluate(evaluator, schema, known, path))
            : verdict;
    }

    private static Verdict EvaluateProperties(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        foreach (var property in schema.Properties)
        {
            var member = known.Find(property.Name);
            verdict = Verdicts.And(verdict, member.Presence switch
            {
                Presence.Absent => Verdict.Valid,
                Presence.Present => evaluator.Evaluate(property.Schema, member.Value, path.Property(property.Name)),
                _ => Verdicts.IfPresent(evaluator.Evaluate(property.Schema, member.Value, path.Quiet())),
            });
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict EvaluateRequired(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        foreach (var name in schema.Required)
        {
            verdict = Verdicts.And(verdict, known.Find(name).Presence switch
            {
                Presence.Present => Verdict.Valid,
                Presence.Unknown => Verdict.Unknown,
                _ => evaluator.Report(
                    path, "required", () => ViolationMessages.Required(path.Name.Property(name), path.Conditions), property: name),
            });
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict EvaluatePatterns(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var verdict = Verdict.Valid;
        foreach (var pattern in schema.PatternProperties)
        {
            if (!known.IsClosed)
            {
                verdict = Verdicts.And(verdict, Verdicts.IfPresent(evaluator.Evaluate(pattern.Schema, Instance.Anything, path.Quiet())));
            }

            foreach (var member in known.Members.Where(m => m.Presence != Presence.Absent))
            {
                var match = Patterns.Match(pattern.Name, member.Name);
                verdict = Verdicts.And(verdict, match == Verdict.Invalid ? Verdict.Valid
                    : match == Verdict.Valid && member.Presence == Presence.Present
                        ? evaluator.Evaluate(pattern.Schema, member.Value, path.PatternProperty(pattern.Name, member.Name))
                    : Verdicts.IfPresent(evaluator.Evaluate(pattern.Schema, member.Value, path.Quiet())));
                if (Evaluator.IsSettled(verdict, path))
                {
                    return verdict;
                }
            }
        }

        return verdict;
    }

    /// <summary>Returns Valid if some pattern matches the name.</summary>
    public static Verdict MatchAny(EquatableArray<NamedSchema> patterns, string name)
    {
        var match = Verdict.Invalid;
        for (var i = 0; i < patterns.Count && match != Verdict.Valid; i++)
        {
            match = Verdicts.Or(match, Patterns.Match(patterns[i].Name, name));
        }

        return match;
    }

    private static Verdict EvaluateOthers(Evaluator evaluator, Schema schema, Schema others, Instance.Object known, EvaluationPath path)
    {
        var verdict = known.IsClosed ? Verdict.Valid : Verdicts.IfPresent(evaluator.Evaluate(others, Instance.Anything, path.Quiet()));
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
                ? Verdicts.IfPresent(evaluator.Evaluate(others, member.Value, path.Quiet()))
                : others.Always == false ? ReportDisallowedProperty(evaluator, member.Name, AdditionalProperties, path)
                : evaluator.Evaluate(others, member.Value, path.OtherProperty(member.Name, AdditionalProperties)));
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    /// <param name="keyword">The keyword with the schema of such properties.</param>
    public static Verdict ReportDisallowedProperty(Evaluator evaluator, string name, string keyword, EvaluationPath path)
    {
        var member = path with { Instance = path.Instance.Then(name) };
        return evaluator.Report(
            member, keyword, () => ViolationMessages.NotDeclared(member.Name, path.Conditions), property: name);
    }
}
