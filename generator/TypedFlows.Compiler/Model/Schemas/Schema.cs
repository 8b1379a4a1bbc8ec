namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a JSON Schema with one property per keyword, which is null or empty if the keyword is absent. It is part of the model:
/// immutable, with structural equality, without positions, spec text and Roslyn types. New properties must preserve that. The tree has no
/// cycles, because a reference is the key of a schema in a <see cref="SchemaDocument"/>.
/// </summary>
internal sealed record Schema
{
    // A copy of this record has the lookup of its original until it is used.
    private SchemaLookup _lookup = SchemaLookup.None;

    /// <summary>Gets what evaluation looks up in the schema.</summary>
    public SchemaLookup Lookup => _lookup is var known && known.IsOf(this) ? known : _lookup = new(this);

    /// <summary>
    /// Gets the value of a boolean schema: true accepts everything, and false accepts nothing. It is null for a schema object.
    /// </summary>
    public bool? Always { get; init; }

    /// <summary>
    /// Gets the value of <c>$ref</c>: the key of the schema that applies instead of this one, which then has only annotations. <see
    /// cref="SchemaDocument.Find"/> returns the schema. It is null if the keyword is absent.
    /// </summary>
    public string? Ref { get; init; }

    /// <summary>Gets the keyword of <see cref="Ref"/>: <c>$ref</c>, <c>$recursiveRef</c> or <c>$dynamicRef</c>.</summary>
    public string RefKeyword { get; init; } = "$ref";

    /// <summary>
    /// Gets a value indicating whether the reference is a keyword of the parent, which has it at the end of <see cref="AllOf"/> because it
    /// has other keywords as well.
    /// </summary>
    public bool IsSibling { get; init; }

    /// <summary>
    /// Gets the names of the keywords. It is null for draft-07 and earlier, and if the schema has no keyword with several names.
    /// </summary>
    public KeywordNames? Keywords { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public JsonValue? Default { get; init; }

    public SchemaTypes Types { get; init; }

    public JsonValue? Const { get; init; }

    /// <summary>Gets the allowed values, or null if the keyword is absent.</summary>
    public EquatableArray<JsonValue>? Enum { get; init; }

    public JsonDecimal? MultipleOf { get; init; }

    public JsonDecimal? Minimum { get; init; }

    public JsonDecimal? ExclusiveMinimum { get; init; }

    public JsonDecimal? Maximum { get; init; }

    public JsonDecimal? ExclusiveMaximum { get; init; }

    /// <summary>Gets the minimum length in Unicode code points.</summary>
    public int? MinLength { get; init; }

    /// <summary>Gets the maximum length in Unicode code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Gets the regular expression of ECMA-262 as the schema writes it. An invalid one is omitted.</summary>
    public string? Pattern { get; init; }

    public string? Format { get; init; }

    /// <summary>Gets an annotation.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>Gets an annotation.</summary>
    public string? ContentMediaType { get; init; }

    /// <summary>Gets the unit of a number, an annotation of overlays (<c>x-unit</c>), such as <c>epochSeconds</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// Gets the type of a field of an XDM schema (<c>meta:xdmType</c>) if it is narrower than the JSON type: <c>byte</c>, <c>short</c>,
    /// <c>int</c>, <c>long</c>, <c>date</c> or <c>date-time</c>. It is null otherwise.
    /// </summary>
    public string? XdmType { get; init; }

    /// <summary>Gets the id of the data type of an XDM field (<c>meta:referencedFrom</c>), or null if there is none.</summary>
    public string? DataType { get; init; }

    /// <summary>Gets the texts of an XDM field, which replace <see cref="Title"/> and <see cref="Description"/>.</summary>
    public FieldTexts Texts { get; init; } = FieldTexts.None;

    /// <summary>Gets a value indicating whether an XDM field is deprecated (<c>meta:status</c>).</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets the value of <c>items</c> if it is one schema for every item.</summary>
    public Schema? Items { get; init; }

    /// <summary>
    /// Gets the value of <c>items</c> if it is a list with one schema per item for the first items. It is null otherwise.
    /// </summary>
    public EquatableArray<Schema>? TupleItems { get; init; }

    /// <summary>
    /// Gets the schema of the items after <see cref="TupleItems"/>. The keyword has no effect without them and is then omitted.
    /// </summary>
    public Schema? AdditionalItems { get; init; }

    public Schema? Contains { get; init; }

    /// <summary>Gets the minimum number of items that match <see cref="Contains"/>; null for one item.</summary>
    public int? MinContains { get; init; }

    public int? MaxContains { get; init; }

    /// <summary>Gets the schema of the items to which no keyword of this schema and of its subschemas for the same value applies.</summary>
    public Schema? UnevaluatedItems { get; init; }

    public bool UniqueItems { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>Gets the properties in the order of the spec.</summary>
    public EquatableArray<NamedSchema> Properties { get; init; } = [];

    /// <summary>Gets the pattern properties, named by their patterns, in the order of the spec.</summary>
    public EquatableArray<NamedSchema> PatternProperties { get; init; } = [];

    /// <summary>
    /// Gets the schema of the properties to which neither <see cref="Properties"/> nor <see cref="PatternProperties"/> applies.
    /// </summary>
    public Schema? AdditionalProperties { get; init; }

    /// <summary>
    /// Gets the schema of the properties to which no keyword of this schema and of its subschemas for the same value applies.
    /// </summary>
    public Schema? UnevaluatedProperties { get; init; }

    /// <summary>Gets the schema of each property name, as a string.</summary>
    public Schema? PropertyNames { get; init; }

    public EquatableArray<string> Required { get; init; } = [];

    public int? MinProperties { get; init; }

    public int? MaxProperties { get; init; }

    /// <summary>
    /// Gets the dependent schemas of <c>dependencies</c>: the schema that applies to the whole object if the named property is present.
    /// </summary>
    public EquatableArray<NamedSchema> DependentSchemas { get; init; } = [];

    /// <summary>
    /// Gets the dependent required properties of <c>dependencies</c>: the properties that are required if the named property is present.
    /// </summary>
    public EquatableArray<DependentRequired> DependentRequired { get; init; } = [];

    /// <summary>Gets the schemas of <c>allOf</c>, followed by references next to other keywords.</summary>
    public EquatableArray<Schema> AllOf { get; init; } = [];

    public EquatableArray<Schema> AnyOf { get; init; } = [];

    public EquatableArray<Schema> OneOf { get; init; } = [];

    public Schema? Not { get; init; }

    public Schema? If { get; init; }

    public Schema? Then { get; init; }

    public Schema? Else { get; init; }

    /// <summary>Gets the names of the keywords in the dialect of the schema.</summary>
    public KeywordNames Names => Keywords ?? KeywordNames.Draft07;

    /// <summary>Gets a value indicating whether the schema has a keyword with several names, or one that only new dialects have.</summary>
    public bool DependsOnDialect => TupleItems is not null || Contains is not null || UnevaluatedItems is not null
        || UnevaluatedProperties is not null || DependentRequired.Count > 0 || DependentSchemas.Count > 0 || RefKeyword != "$ref"
        || (AllOf.Count > 0 && AllOf[AllOf.Count - 1].IsSibling);

    /// <summary>Returns the schema with the reference keyword, or null if this schema does not have it.</summary>
    public Schema? Reference(string keyword) => Ref is not null && RefKeyword == keyword ? this
        : AllOf.FirstOrDefault(part => part.IsSibling && part.RefKeyword == keyword);

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

    /// <summary>Returns the schema without its own title, description and default.</summary>
    public Schema WithoutAnnotations() => this with { Title = null, Description = null, Default = null };

    /// <summary>Gets the subschemas for the same value: those of allOf, anyOf, oneOf, not, if, then, else and dependencies.</summary>
    public IEnumerable<Schema> InPlaceSubschemas() =>
        AllOf.Concat(AnyOf).Concat(OneOf).Concat(Present(Not, If, Then, Else)).Concat(DependentSchemas.Select(d => d.Schema));

    /// <summary>Gets all direct subschemas.</summary>
    public IEnumerable<Schema> Subschemas() => Properties.Select(p => p.Schema).Concat(UnnamedSubschemas());

    /// <summary>Gets all direct subschemas except those of named properties.</summary>
    public IEnumerable<Schema> UnnamedSubschemas() => InPlaceSubschemas()
        .Concat(PatternProperties.Select(p => p.Schema))
        .Concat(TupleItems ?? EquatableArray<Schema>.Empty)
        .Concat(Present(
            Items, AdditionalItems, Contains, UnevaluatedItems, AdditionalProperties, UnevaluatedProperties, PropertyNames));

    private static IEnumerable<Schema> Present(params Schema?[] schemas) => schemas.OfType<Schema>();
}

internal sealed record NamedSchema(string Name, Schema Schema);

internal sealed record DependentRequired(string Name, EquatableArray<string> Names);

/// <summary>Specifies the values of the keyword <c>type</c>. None means that the keyword is absent, so every type is allowed.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,

    /// <summary>A number that is not an integer.</summary>
    Fraction = 8,
    String = 16,
    Array = 32,
    Object = 64,

    /// <summary>Any number, as the keyword <c>type</c> means it.</summary>
    Number = Integer | Fraction,
    Any = Null | Boolean | Number | String | Array | Object,
}
