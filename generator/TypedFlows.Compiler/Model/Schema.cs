namespace TypedFlows.Compiler.Model;

/// <summary>
/// A JSON Schema (draft-07) as data: one property a keyword, null or empty where the keyword is absent. Part of the model:
/// immutable, structural equality, no position, no spec text, no Roslyn type; what is added here must keep that.
/// </summary>
internal sealed record Schema
{
    /// <summary>A boolean schema: true accepts everything, false nothing. Null for a schema object.</summary>
    public bool? Always { get; init; }

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

    public string? Format { get; init; }

    public Schema? Items { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>In the order of the spec.</summary>
    public EquatableArray<NamedSchema> Properties { get; init; }

    public EquatableArray<string> Required { get; init; }

    public Schema? AdditionalProperties { get; init; }

    public EquatableArray<Schema> AllOf { get; init; }

    public EquatableArray<Schema> AnyOf { get; init; }

    public EquatableArray<Schema> OneOf { get; init; }

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
}
