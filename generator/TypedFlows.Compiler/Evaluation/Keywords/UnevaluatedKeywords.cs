using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Evaluates the keywords <c>unevaluatedProperties</c> and <c>unevaluatedItems</c>. Other keywords record nothing for them: each of these
/// keywords collects the subschemas that apply to the same value, with the verdict on whether they do.
/// </summary>
internal static class UnevaluatedKeywords
{
    private const string UnevaluatedProperties = "unevaluatedProperties";
    private const string UnevaluatedItems = "unevaluatedItems";

    public static Verdict Evaluate(Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        if (schema is { UnevaluatedProperties: null, UnevaluatedItems: null })
        {
            return Verdict.Valid;
        }

        var types = InstanceTypes.Of(instance);
        var properties = schema.UnevaluatedProperties is null || (types & SchemaTypes.Object) == 0 ? Verdict.Valid
            : instance is Instance.Object known ? EvaluateProperties(evaluator, schema, known, path)
            : Verdicts.IfPresent(evaluator.EvaluateOpen(
                schema, SchemaTypes.Object, () => EvaluateProperties(evaluator, schema, Instance.Object.Open, path.Quiet())));
        var items = schema.UnevaluatedItems is null || (types & SchemaTypes.Array) == 0 ? Verdict.Valid
            : instance is Instance.Array array ? EvaluateItems(evaluator, schema, array, path)
            : Verdicts.IfPresent(evaluator.EvaluateOpen(
                schema, SchemaTypes.Array, () => EvaluateItems(evaluator, schema, Instance.Array.Open, path.Quiet())));
        return Verdicts.And(properties, items);
    }

    private static Verdict EvaluateProperties(Evaluator evaluator, Schema schema, Instance.Object known, EvaluationPath path)
    {
        var others = schema.UnevaluatedProperties!;
        var applied = Applied(evaluator, schema, known, path);
        var areAllEvaluated = Any(applied, (part, isOwn) => Verdicts.Of(HasAllProperties(part, isOwn)));
        var verdict = known.IsClosed || areAllEvaluated == Verdict.Valid ? Verdict.Valid
            : Verdicts.IfPresent(evaluator.Evaluate(others, Instance.Anything, path.Quiet()));
        foreach (var member in known.Members.Where(member => member.Presence != Presence.Absent))
        {
            var isEvaluated = Any(applied, (part, isOwn) =>
                HasAllProperties(part, isOwn) || part.FindProperty(member.Name) is not null ? Verdict.Valid
                : ObjectKeywords.MatchAny(part.PatternProperties, member.Name));
            if (isEvaluated == Verdict.Valid)
            {
                continue;
            }

            verdict = Verdicts.And(verdict, member.Presence == Presence.Unknown || isEvaluated == Verdict.Unknown
                ? Verdicts.IfPresent(evaluator.Evaluate(others, member.Value, path.Quiet()))
                : others.Always == false
                    ? ObjectKeywords.ReportDisallowedProperty(evaluator, member.Name, UnevaluatedProperties, path)
                : evaluator.Evaluate(others, member.Value, path.OtherProperty(member.Name, UnevaluatedProperties)));
            if (Evaluator.IsSettled(verdict, path))
            {
                break;
            }
        }

        return verdict;
    }

    private static Verdict EvaluateItems(Evaluator evaluator, Schema schema, Instance.Array array, EvaluationPath path)
    {
        var others = schema.UnevaluatedItems!;
        var applied = Applied(evaluator, schema, array, path);
        var areAllEvaluated = Any(applied, (part, isOwn) => Verdicts.Of(HasAllItems(part, isOwn)));
        var verdict = array.IsComplete || areAllEvaluated == Verdict.Valid ? Verdict.Valid
            : Verdicts.IfPresent(evaluator.Evaluate(others, Instance.Anything, path.Quiet()));
        for (var i = 0; i < array.Items.Count && !Evaluator.IsSettled(verdict, path); i++)
        {
            var item = array.Items[i];
            var isEvaluated = Any(applied, (part, isOwn) =>
                HasAllItems(part, isOwn) || i < (part.TupleItems?.Count ?? 0) ? Verdict.Valid
                : part.Contains is { } wanted && part.Names.ContainsEvaluates ? evaluator.Evaluate(wanted, item, path.Quiet())
                : Verdict.Invalid);
            verdict = Verdicts.And(verdict, isEvaluated switch
            {
                Verdict.Valid => Verdict.Valid,
                Verdict.Unknown => Verdicts.IfPresent(evaluator.Evaluate(others, item, path.Quiet())),
                _ => ArrayKeywords.EvaluateOther(evaluator, others, item, i, UnevaluatedItems, path),
            });
        }

        return verdict;
    }

    private static bool HasAllProperties(Schema part, bool isOwn) =>
        part.AdditionalProperties is not null || (part.UnevaluatedProperties is not null && !isOwn);

    private static bool HasAllItems(Schema part, bool isOwn) =>
        part.Items is not null || part.AdditionalItems is not null || (part.UnevaluatedItems is not null && !isOwn);

    // The first schema is the one with the keyword.
    private static Verdict Any(List<(Schema Part, Verdict Applies)> applied, Func<Schema, bool, Verdict> isEvaluated)
    {
        var verdict = Verdict.Invalid;
        for (var i = 0; i < applied.Count && verdict != Verdict.Valid; i++)
        {
            verdict = Verdicts.Or(verdict, Verdicts.And(applied[i].Applies, isEvaluated(applied[i].Part, i == 0)));
        }

        return verdict;
    }

    /// <summary>Returns the schema and its subschemas for the same value, except those that do not apply.</summary>
    private static List<(Schema Part, Verdict Applies)> Applied(
        Evaluator evaluator, Schema schema, Instance instance, EvaluationPath path)
    {
        var applied = new List<(Schema Part, Verdict Applies)>();
        var test = path.Quiet();
        Add(schema, Verdict.Valid);
        return applied;

        void Add(Schema at, Verdict applies)
        {
            if (applies == Verdict.Invalid || evaluator.Document.Resolve(at) is not { } part)
            {
                return;
            }

            applied.Add((part, applies));

            // If a schema of allOf rejects the value, this is a violation already.
            foreach (var inner in part.AllOf)
            {
                Add(inner, applies);
            }

            foreach (var branch in part.AnyOf.Concat(part.OneOf))
            {
                Add(branch, Verdicts.And(applies, evaluator.Evaluate(branch, instance, test)));
            }

            if (part.If is { } condition)
            {
                var holds = evaluator.Evaluate(condition, instance, test);
                Add(condition, Verdicts.And(applies, holds));
                Add(part.Then ?? condition, part.Then is null ? Verdict.Invalid : Verdicts.And(applies, holds));
                Add(part.Else ?? condition, part.Else is null ? Verdict.Invalid : Verdicts.And(applies, Verdicts.Not(holds)));
            }

            foreach (var dependency in part.DependentSchemas)
            {
                var presence = (instance as Instance.Object)?.Find(dependency.Name).Presence ?? Presence.Absent;
                Add(dependency.Schema, presence == Presence.Absent ? Verdict.Invalid
                    : Verdicts.And(applies, presence == Presence.Present ? Verdict.Valid : Verdict.Unknown));
            }
        }
    }
}
