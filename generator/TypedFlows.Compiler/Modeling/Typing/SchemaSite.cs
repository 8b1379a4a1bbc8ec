using System.Globalization;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>A schema and where it stands.</summary>
/// <param name="Pointer">JSON Pointer to it in the spec file; the key of a reference where it stands in another document.</param>
/// <param name="Key">The last reference on the way to it, for the same value; null where there was none.</param>
internal sealed record SchemaSite(Schema Schema, string Pointer, PartScope Part, string? Key)
{
    /// <summary>Which of its types is meant, where a value may have one of several; none where all of it is meant.</summary>
    public SchemaTypes Kind { get; init; }

    /// <summary>What tells it from all others.</summary>
    public string Identity => Kind == SchemaTypes.None ? Pointer : $"{Pointer} {Kind}";

    /// <summary>A schema inside for the same value.</summary>
    public SchemaSite Branch(Schema schema, string keyword, int index) =>
        this with { Kind = SchemaTypes.None, Schema = schema, Pointer = $"{Pointer}/{keyword}/{index.ToString(CultureInfo.InvariantCulture)}" };

    /// <summary>A schema inside for a member or an item of the value.</summary>
    public SchemaSite Subschema(Schema schema, string step) => this with { Kind = SchemaTypes.None, Schema = schema, Pointer = $"{Pointer}/{step}", Key = null };

    public SchemaSite Property(NamedSchema property) => Subschema(property.Schema, "properties/" + JsonPointer.Escape(property.Name));

    /// <summary>Where the references at this place lead in the end; null where that is nothing.</summary>
    public SchemaSite? Follow()
    {
        var at = this;
        for (var steps = 0; at.Schema.Ref is { } key && steps <= Part.Document.Targets.Count; steps++)
        {
            if (Part.Find(key) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at.Schema.Ref is null ? at : null;
    }
}

/// <summary>The answers to one question about schemas, each found out once, however many ways lead to the schema.</summary>
internal sealed class SiteCache<T>
{
    private readonly Dictionary<(string Identity, string? Key), T> _values = [];

    /// <param name="at">Where the schema stands, at the end of references.</param>
    public T Of(SchemaSite at, Func<SchemaSite, T> find)
    {
        if (!_values.TryGetValue((at.Identity, at.Key), out var value))
        {
            value = find(at);
            _values.Add((at.Identity, at.Key), value);
        }

        return value;
    }
}

/// <summary>The part of a spec that schemas stand in: what references in them lead to.</summary>
/// <param name="pointer">JSON Pointer to the part inside the spec file.</param>
/// <param name="prefix">What goes before the name of a type inside the part, where another part has one of that name too; may be empty.</param>
internal sealed class PartScope(SchemaDocument document, string pointer, string prefix)
{
    public SchemaDocument Document { get; } = document;

    public EquatableArray<string> Owners { get; } = prefix.Length == 0 ? [] : [prefix];

    public SiteCache<ShapedSchema> Shapes { get; } = new();

    public SiteCache<NullHandling> Nulls { get; } = new();

    public SchemaSite Root => new(Document.Root, pointer, this, null);

    /// <summary>What the reference leads to: inside the part by the same pointer as if it were found there without one.</summary>
    public SchemaSite? Find(string key) =>
        Document.Find(key) is { } schema ? new SchemaSite(schema, key[0] == '#' ? pointer + key.Substring(1) : key, this, key) : null;
}

/// <summary>Of a schema, what a record must keep to be written at all: which members there are, and of which types.</summary>
internal static class SchemaShape
{
    public static Schema Of(Schema schema) => schema.Always is not null ? new Schema() : new Schema
    {
        Types = schema.Types,
        Format = schema.Format == "password" ? schema.Format : null,
        Const = schema.Const,
        Enum = schema.Enum,
        Items = schema.Items is { } items ? Unwrap(items) : null,
        Properties = schema.Properties.Select(p => new NamedSchema(p.Name, Unwrap(p.Schema))).ToEquatableArray(),
        Required = schema.Required,
        AllOf = schema.AllOf,
        AdditionalProperties = schema.AdditionalProperties is { Always: null } others && schema.PatternProperties.Count == 0 ? Unwrap(others) : null,
    };

    // A nested record answers for itself, and is known by its schema.
    private static Schema Unwrap(Schema schema) =>
        schema.Ref is not null || schema.Properties.Count > 0 || schema.Required.Count > 0 || schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count > 0
            ? schema
            : Of(schema);
}
