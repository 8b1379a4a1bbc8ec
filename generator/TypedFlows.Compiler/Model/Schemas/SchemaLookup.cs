namespace TypedFlows.Compiler.Model;

/// <summary>
/// Holds what evaluation looks up in a schema again and again. It is derived from the schema, so it is always equal. A copy of the schema
/// does not use it.
/// </summary>
internal sealed class SchemaLookup : IEquatable<SchemaLookup>
{
    private readonly Schema? _schema;
    private Dictionary<string, KnownProperty>? _properties;
    private HashSet<string>? _enumTexts;

    private SchemaLookup() => Keywords = [];

    public SchemaLookup(Schema schema)
    {
        _schema = schema;
        Keywords = [.. ValueKeyword.In(schema)];
        IsPlain = schema is { AllOf.Count: 0, AnyOf.Count: 0, OneOf.Count: 0, Not: null, If: null };
        RequiredCount = schema.Required.Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Gets the lookup of no schema.</summary>
    public static SchemaLookup None { get; } = new();

    /// <summary>Gets the keywords that constrain a value itself.</summary>
    public ValueKeyword[] Keywords { get; }

    /// <summary>Gets a value indicating whether only <see cref="Keywords"/> apply to a string, a number or a boolean.</summary>
    public bool IsPlain { get; }

    /// <summary>Gets the properties that the schema declares or requires.</summary>
    public Dictionary<string, KnownProperty> Properties => _properties ??= ReadProperties();

    /// <summary>Gets the number of different names that the schema requires.</summary>
    public int RequiredCount { get; }

    /// <summary>Gets the values of <c>enum</c> that are strings.</summary>
    public HashSet<string> EnumTexts =>
        _enumTexts ??= new(_schema!.Enum!.OfType<JsonValue.String>().Select(text => text.Value), StringComparer.Ordinal);

    public bool IsOf(Schema schema) => ReferenceEquals(_schema, schema);

    public bool Equals(SchemaLookup? other) => true;

    public override bool Equals(object? obj) => true;

    public override int GetHashCode() => 0;

    private Dictionary<string, KnownProperty> ReadProperties()
    {
        // The first of equal names is the property, as in a search.
        var properties = new Dictionary<string, KnownProperty>(StringComparer.Ordinal);
        foreach (var property in _schema!.Properties.Reverse())
        {
            properties[property.Name] = new(property.Schema, false);
        }

        foreach (var name in _schema.Required)
        {
            properties[name] = new(properties.TryGetValue(name, out var known) ? known.Schema : null, true);
        }

        return properties;
    }
}

/// <param name="Schema">The schema of a declared property; null if it is only required.</param>
internal readonly record struct KnownProperty(Schema? Schema, bool IsRequired);
