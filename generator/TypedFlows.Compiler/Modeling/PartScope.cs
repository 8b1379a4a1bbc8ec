using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

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
