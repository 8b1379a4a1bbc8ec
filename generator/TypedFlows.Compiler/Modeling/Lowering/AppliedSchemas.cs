using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>
/// Collects the schema with <c>unevaluatedProperties</c> or <c>unevaluatedItems</c> and its subschemas for the same value that evaluate
/// properties or items. The condition of each subschema is evaluated once, as a flag.
/// </summary>
internal sealed class AppliedSchemas(CheckLowering lowering, LoweringContext access, Operand operand, bool ofItems)
{
    private readonly List<AppliedSchema> _parts = [];
    private readonly List<Check.Let> _flags = [];

    public IReadOnlyList<Check.Let> Flags => _flags;

    /// <summary>Returns the schemas. The first one has the keyword.</summary>
    public IReadOnlyList<AppliedSchema> Of(Schema schema)
    {
        Add(schema, Conditions.True);
        return _parts;
    }

    private void Add(Schema at, Condition when)
    {
        var part = access.References.Resolve(at);
        _parts.Add(new AppliedSchema(part, when, IsOwn: _parts.Count == 0));

        // If a schema of allOf rejects the value, this is a violation already.
        foreach (var inner in part.AllOf.Where(Evaluates))
        {
            Add(inner, when);
        }

        foreach (var branch in part.AnyOf.Concat(part.OneOf).Where(Evaluates))
        {
            AddIf(branch, when, Flag(lowering.Satisfies(branch, operand)));
        }

        if (part.If is { } condition && new[] { condition, part.Then, part.Else }.Any(branch => branch is not null && Evaluates(branch)))
        {
            var holds = Flag(lowering.Satisfies(condition, operand));
            AddIf(condition, when, holds);
            AddIf(part.Then, when, holds);
            AddIf(part.Else, when, Conditions.Not(holds));
        }

        foreach (var dependency in part.DependentSchemas.Where(dependency => Evaluates(dependency.Schema)))
        {
            AddIf(dependency.Schema, when, Flag(lowering.Has(dependency.Name, operand)));
        }
    }

    private void AddIf(Schema? branch, Condition when, Condition holds)
    {
        if (branch is not null && Evaluates(branch) && !holds.IsFalse())
        {
            Add(branch, Conditions.All(when, holds));
        }
    }

    private Condition Flag(Condition condition)
    {
        if (condition is Condition.Constant)
        {
            return condition;
        }

        var local = access.NewLocal("applies");
        _flags.Add(new Check.Let(local, condition));
        return new Condition.Flag(local);
    }

    private bool Evaluates(Schema schema)
    {
        var part = access.References.Resolve(schema);
        return (ofItems
                ? part.Items is not null || part.TupleItems is not null || part.Contains is not null || part.UnevaluatedItems is not null
                : part.Properties.Count + part.PatternProperties.Count > 0 || part.AdditionalProperties is not null
                    || part.UnevaluatedProperties is not null)
            || part.InPlaceSubschemas().Any(inner => !ReferenceEquals(inner, part.Not) && Evaluates(inner));
    }
}

/// <param name="When">The condition that the schema applies to the value: a combination of flags.</param>
/// <param name="IsOwn">True for the schema with the keyword.</param>
internal sealed record AppliedSchema(Schema Schema, Condition When, bool IsOwn)
{
    public bool HasAllProperties => Schema.AdditionalProperties is not null || (Schema.UnevaluatedProperties is not null && !IsOwn);

    public bool HasAllItems =>
        Schema.Items is not null || Schema.AdditionalItems is not null || (Schema.UnevaluatedItems is not null && !IsOwn);

    /// <summary>Gets the schema of <c>contains</c> if items that match it are evaluated.</summary>
    public Schema? EvaluatedByContains => Schema.Names.ContainsEvaluates ? Schema.Contains : null;
}
