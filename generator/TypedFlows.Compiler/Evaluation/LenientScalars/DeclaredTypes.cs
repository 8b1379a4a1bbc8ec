using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Evaluation;

/// <summary>
/// Determines the types that a schema declares for the values of a document, before the document is evaluated. They are the types of
/// <c>type</c>, through $ref, properties, patternProperties, additionalProperties, items, additionalItems and allOf. For anyOf, for oneOf,
/// and for then and else if both are present, they are the types of all branches together. A branch is excluded if it requires a property
/// that the object lacks, or if it fixes a property to different texts.
/// </summary>
internal sealed class DeclaredTypes(SchemaDocument document)
{
    private readonly Dictionary<string, SchemaTypes> _ofTargets = new(StringComparer.Ordinal);

    /// <summary>Returns the alternatives of a schema. At least one branch of each alternative applies to the value.</summary>
    public static IEnumerable<EquatableArray<Schema>> Alternatives(Schema schema)
    {
        if (schema.AnyOf.Count > 0)
        {
            yield return schema.AnyOf;
        }

        if (schema.OneOf.Count > 0)
        {
            yield return schema.OneOf;
        }

        if (schema is { If: not null, Then: { } then, Else: { } otherwise })
        {
            yield return [then, otherwise];
        }
    }

    /// <summary>
    /// Returns the types that the schema allows for the value, as sets that do not overlap (<see cref="InstanceTypes"/>).
    /// </summary>
    public SchemaTypes Of(Schema schema)
    {
        if (schema.Ref is not { } key)
        {
            return Find(schema);
        }

        if (!_ofTargets.TryGetValue(key, out var types))
        {
            types = document.Find(key) is { } target ? Of(target) : SchemaTypes.Any;
            _ofTargets.Add(key, types);
        }

        return types;
    }

    private SchemaTypes Find(Schema at)
    {
        var types = at.Always == false ? SchemaTypes.None : InstanceTypes.Allowed(at.Types);
        foreach (var part in at.AllOf)
        {
            types &= Of(part);
        }

        foreach (var choice in Alternatives(at))
        {
            types &= choice.Aggregate(SchemaTypes.None, (any, branch) => any | Of(branch));
        }

        return types;
    }

    /// <param name="forSure">True to exclude branches that may not apply.</param>
    public SchemaTypes Of(TypeConstraint declared, bool forSure = false) =>
        declared.Schema is { } schema ? Of(schema)
        : declared.IsAnyOf ? declared.Parts.Where(p => !(forSure && p.MayNotCount)).Aggregate(
            SchemaTypes.None, (any, part) => any | Of(part, forSure))
        : declared.Parts.Aggregate(SchemaTypes.Any, (all, part) => all & Of(part, forSure));

    /// <summary>Returns the constraint on the property with the name.</summary>
    public TypeConstraint Member(TypeConstraint declared, Instance.Object owner, string name) =>
        OfSubschemas(declared, owner, schema => OfMember(schema, name));

    /// <summary>Returns the constraint on the item at the index.</summary>
    public TypeConstraint Item(TypeConstraint declared, int index) => OfSubschemas(declared, null, schema =>
        (schema.TupleItems is not { } tuple ? schema.Items : index < tuple.Count ? tuple[index] : schema.AdditionalItems) is { } item
            ? [item] : []);

    private TypeConstraint OfSubschemas(TypeConstraint declared, Instance.Object? owner, Func<Schema, IEnumerable<Schema>> own)
    {
        if (declared.Schema is { } schema)
        {
            return OfSubschemas(schema, owner, own);
        }

        return declared.IsAnyOf
            ? TypeConstraint.AnyOf(
                declared.Parts.Select(p => Branch(Rejects(p, owner), () => OfSubschemas(p, owner, own), p.MayNotCount))
                    .OfType<TypeConstraint>())
            : TypeConstraint.AllOf(declared.Parts.Select(p => OfSubschemas(p, owner, own)));
    }

    private TypeConstraint OfSubschemas(Schema schema, Instance.Object? owner, Func<Schema, IEnumerable<Schema>> own)
    {
        if (document.Resolve(schema) is not { } at)
        {
            return TypeConstraint.Anything;
        }

        var parts = own(at).Select(TypeConstraint.By).Concat(at.AllOf.Select(part => OfSubschemas(part, owner, own)));
        return TypeConstraint.AllOf(parts.Concat(Alternatives(at).Select(choice =>
            TypeConstraint.AnyOf(
                choice.Select(b => Branch(Rejects(b, owner), () => OfSubschemas(b, owner, own), false)).OfType<TypeConstraint>()))));
    }

    // The result is null if the branch does not apply.
    private static TypeConstraint? Branch(Verdict rejects, Func<TypeConstraint> inside, bool mayNotCount) =>
        rejects == Verdict.Valid ? null
        : rejects == Verdict.Unknown || mayNotCount ? inside() with { MayNotCount = true }
        : inside();

    private static IEnumerable<Schema> OfMember(Schema schema, string name)
    {
        var isDeclared = false;
        if (schema.FindProperty(name) is { } property)
        {
            isDeclared = true;
            yield return property;
        }

        foreach (var pattern in schema.PatternProperties)
        {
            // A name that exceeds the time limit of a pattern may be declared.
            var match = Patterns.Match(pattern.Name, name);
            isDeclared |= match != Verdict.Invalid;
            if (match == Verdict.Valid)
            {
                yield return pattern.Schema;
            }
        }

        if (!isDeclared && schema.AdditionalProperties is { } others)
        {
            yield return others;
        }
    }

    private Verdict Rejects(TypeConstraint declared, Instance.Object? owner) =>
        declared.Schema is { } schema ? Rejects(schema, owner)
        : declared.IsAnyOf ? declared.Parts.Select(p => Rejects(p, owner)).Aggregate(Verdict.Valid, Verdicts.And)
        : declared.Parts.Select(p => Rejects(p, owner)).Aggregate(Verdict.Invalid, Verdicts.Or);

    private Verdict Rejects(Schema schema, Instance.Object? owner)
    {
        if (document.Resolve(schema) is not { } at)
        {
            return Verdict.Invalid;
        }

        if (at.Always == false || (InstanceTypes.Allowed(at.Types) & (owner is null ? SchemaTypes.Array : SchemaTypes.Object)) == 0)
        {
            return Verdict.Valid;
        }

        var rejects = at.AllOf.Select(part => Rejects(part, owner)).Aggregate(Verdict.Invalid, Verdicts.Or);
        if (owner is not null)
        {
            rejects = at.Required.Select(name => owner.Find(name).Presence switch
            {
                Presence.Absent => Verdict.Valid,
                Presence.Unknown => Verdict.Unknown,
                _ => Verdict.Invalid,
            }).Aggregate(rejects, Verdicts.Or);
            rejects = at.Properties.Select(p => Rejects(p, owner)).Aggregate(rejects, Verdicts.Or);
        }

        return rejects;
    }

    private static Verdict Rejects(NamedSchema property, Instance.Object owner)
    {
        var member = owner.Find(property.Name);
        if (member.Presence == Presence.Absent || Texts(property.Schema) is not { } texts)
        {
            return Verdict.Invalid;
        }

        return member.Value switch
        {
            Instance.Unknown => Verdict.Unknown,
            Instance.String text when !texts.Contains(text.Value) => member.Presence == Presence.Present ? Verdict.Valid : Verdict.Unknown,
            _ => Verdict.Invalid,
        };
    }

    /// <summary>Returns the texts to which const or enum fix a value, or null if they do not.</summary>
    public static IReadOnlyList<string>? Texts(Schema schema) =>
        schema.Const is JsonValue.String constant ? [constant.Value]
        : schema.Enum is { } values && values.All(v => v is JsonValue.String) ? [.. values.Select(v => ((JsonValue.String)v).Value)]
        : null;
}
