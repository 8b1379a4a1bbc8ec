namespace TypedFlows.Compiler.Model;

/// <summary>
/// A JSON Schema (draft-07) as data: one property a keyword, null or empty where the keyword is absent. Part of the model:
/// immutable, structural equality, no position, no spec text, no Roslyn type; what is added here must keep that. A tree without
/// cycles: a reference is the key of a schema that <see cref="SchemaDocument"/> holds.
/// </summary>
internal sealed record Schema
{
    /// <summary>A boolean schema: true accepts everything, false nothing. Null for a schema object.</summary>
    public bool? Always { get; init; }

    /// <summary>
    /// The keyword <c>$ref</c>: the key of the schema that judges instead of this one, which then holds nothing but annotations;
    /// <see cref="SchemaDocument.Find"/> has it. Null where the keyword is absent.
    /// </summary>
    public string? Ref { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public JsonValue? Default { get; init; }

    public SchemaTypes Types { get; init; }

    public JsonValue? Const { get; init; }

    /// <summary>Null where the keyword is absent.</summary>
    public EquatableArray<JsonValue>? Enum { get; init; }

    public JsonDecimal? MultipleOf { get; init; }

    public JsonDecimal? Minimum { get; init; }

    public JsonDecimal? ExclusiveMinimum { get; init; }

    public JsonDecimal? Maximum { get; init; }

    public JsonDecimal? ExclusiveMaximum { get; init; }

    /// <summary>In Unicode code points.</summary>
    public int? MinLength { get; init; }

    /// <summary>In Unicode code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression of ECMA-262 as the schema writes it; one that is none is left out.</summary>
    public string? Pattern { get; init; }

    public string? Format { get; init; }

    /// <summary>An annotation.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>An annotation.</summary>
    public string? ContentMediaType { get; init; }

    /// <summary>The keyword <c>items</c> where it is one schema for every item.</summary>
    public Schema? Items { get; init; }

    /// <summary>The keyword <c>items</c> where it is a list: a schema for each of the first items. Null where it is not.</summary>
    public EquatableArray<Schema>? TupleItems { get; init; }

    /// <summary>For items after those of <see cref="TupleItems"/>; without that it checks nothing and is left out.</summary>
    public Schema? AdditionalItems { get; init; }

    public Schema? Contains { get; init; }

    public bool UniqueItems { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>In the order of the spec.</summary>
    public EquatableArray<NamedSchema> Properties { get; init; } = [];

    /// <summary>Named by their patterns, in the order of the spec.</summary>
    public EquatableArray<NamedSchema> PatternProperties { get; init; } = [];

    /// <summary>For members that neither <see cref="Properties"/> nor <see cref="PatternProperties"/> speak of.</summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary>For the name of each member, as a string.</summary>
    public Schema? PropertyNames { get; init; }

    public EquatableArray<string> Required { get; init; } = [];

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    /// <summary>Of the keyword <c>dependencies</c>: the schema for the whole object where it has the member of that name.</summary>
    public EquatableArray<NamedSchema> DependentSchemas { get; init; } = [];

    /// <summary>Of the keyword <c>dependencies</c>: the members required where the object has the member of that name.</summary>
    public EquatableArray<DependentRequired> DependentRequired { get; init; } = [];

    public EquatableArray<Schema> AllOf { get; init; } = [];

    public EquatableArray<Schema> AnyOf { get; init; } = [];

    public EquatableArray<Schema> OneOf { get; init; } = [];

    public Schema? Not { get; init; }

    public Schema? If { get; init; }

    public Schema? Then { get; init; }

    public Schema? Else { get; init; }

    public Schema? FindProperty(string name)
    {
        foreach (var property in Properties)
        {
            if (property.Name == name)
            {
                return property.Schema;
            }
        }

        return null;
    }

    /// <summary>The schemas inside for the same value: those of allOf, anyOf, oneOf, not, if, then, else and dependencies.</summary>
    public IEnumerable<Schema> InPlaceSubschemas() =>
        AllOf.Concat(AnyOf).Concat(OneOf).Concat(Present(Not, If, Then, Else)).Concat(DependentSchemas.Select(d => d.Schema));

    /// <summary>All schemas directly inside.</summary>
    public IEnumerable<Schema> Subschemas() => Properties.Select(p => p.Schema).Concat(UnnamedSubschemas());

    /// <summary>All schemas directly inside but those of members that are named.</summary>
    public IEnumerable<Schema> UnnamedSubschemas() => InPlaceSubschemas()
        .Concat(PatternProperties.Select(p => p.Schema))
        .Concat(TupleItems ?? EquatableArray<Schema>.Empty)
        .Concat(Present(Items, AdditionalItems, Contains, AdditionalProperties, PropertyNames));

    private static IEnumerable<Schema> Present(params Schema?[] schemas) => schemas.OfType<Schema>();
}

internal sealed record NamedSchema(string Name, Schema Schema);

internal sealed record DependentRequired(string Name, EquatableArray<string> Names);

/// <summary>The values of the keyword <c>type</c>. None means that the keyword is absent: every type is allowed.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    Array = 32,
    Object = 64,
}
