using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>Represents a schema and its location.</summary>
/// <param name="Pointer">The JSON Pointer in the spec file, or the key of a reference to another document.</param>
/// <param name="Key">The last reference to the schema for the same value, or null if there is none.</param>
internal sealed record SchemaSite(Schema Schema, string Pointer, PartScope Part, string? Key)
{
    /// <summary>Gets the selected type if a value may have several types; none if the whole schema is selected.</summary>
    public SchemaTypes Kind { get; init; }

    /// <summary>Gets the document with the schema if it is not the part's own: a URI, or the escaped path of a spec file.</summary>
    public string Document { get; init; } = string.Empty;

    /// <summary>Gets the location of the schema, as generated code names it.</summary>
    public SpecLocation Location => Document.Length == 0
        ? new(Part.File, SchemaDocument.WithoutScope(Pointer))
        : new(
            PartScope.Named(Uri.UnescapeDataString(Document)), SchemaDocument.WithoutScope(Pointer.Substring(Document.Length + 1)));

    /// <summary>Gets the unique key.</summary>
    public string Identity => Kind == SchemaTypes.None ? Pointer : $"{Pointer} {Kind}";

    /// <summary>Returns a subschema for the same value.</summary>
    public SchemaSite Branch(Schema schema, string keyword, int index) =>
        this with { Kind = SchemaTypes.None, Schema = schema, Pointer = JsonPointer.Append($"{Pointer}/{keyword}", index) };

    /// <summary>Returns a subschema for a property or an item of the value.</summary>
    public SchemaSite Subschema(Schema schema, string step) =>
        this with { Kind = SchemaTypes.None, Schema = schema, Pointer = $"{Pointer}/{step}", Key = null };

    public SchemaSite Property(NamedSchema property) => Subschema(property.Schema, "properties/" + JsonPointer.Escape(property.Name));

    /// <summary>Returns the final target of the references at this location, or null if they cannot be resolved.</summary>
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

/// <summary>Caches a result per schema, so that it is computed once for all references to the schema.</summary>
internal sealed class SiteCache<T>
{
    private readonly Dictionary<(string Identity, string? Key), T> _values = [];

    /// <param name="at">The location of the schema after references are resolved.</param>
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

/// <summary>Represents the part of a spec in which references are resolved.</summary>
/// <param name="path">The path of the spec file.</param>
/// <param name="pointer">The JSON Pointer to the part in the spec file.</param>
/// <param name="prefix">The prefix of a type name inside the part if another part has a type with the same name; may be empty.</param>
internal sealed class PartScope(SchemaDocument document, string path, string pointer, string prefix)
{
    public SchemaDocument Document { get; } = document;

    public EquatableArray<string> Owners { get; } = prefix.Length == 0 ? [] : [prefix];

    /// <summary>Gets the spec file, as generated code names it.</summary>
    public string File { get; } = Named(path);

    public SiteCache<ShapedSchema> Shapes { get; } = new();

    public SiteCache<NullHandling> Nulls { get; } = new();

    public SchemaSite Root => new(Document.Root, pointer, this, null);

    private HashSet<string> Targets => field ??= new(Document.Targets.Select(target => PointerOf(target.Name)), StringComparer.Ordinal);

    /// <summary>Returns a value indicating whether a reference refers to the schema at the pointer.</summary>
    public bool IsTarget(string at) => Targets.Contains(at);

    /// <summary>Returns the target of the reference. The pointer of a target inside the part is the same as without a reference.</summary>
    public SchemaSite? Find(string key) =>
        Document.Find(key) is not { } schema ? null
        : new SchemaSite(schema, PointerOf(key), this, key) { Document = key.Substring(0, key.IndexOf('#')) };

    private string PointerOf(string key) => key[0] == '#' ? pointer + key.Substring(1) : key;

    /// <summary>Returns the name of a spec file in generated code. A full path would differ between machines, so it is shortened.</summary>
    public static string Named(string path) => RelativePath.IsRooted(path) ? path.Substring(path.LastIndexOfAny(['/', '\\']) + 1) : path;
}

/// <summary>Reduces a schema to the rules that a record requires to be written: the properties and their types.</summary>
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
        AdditionalProperties = schema.AdditionalProperties is { Always: null } others && schema.PatternProperties.Count == 0
            ? Unwrap(others) : null,
    };

    // A nested record checks itself and is identified by its schema.
    private static Schema Unwrap(Schema schema) =>
        schema.Ref is not null
            || schema.Properties.Count > 0
            || schema.Required.Count > 0
            || schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count > 0
            ? schema
            : Of(schema);
}
