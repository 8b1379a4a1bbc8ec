namespace TypedFlows.Compiler.Model;

/// <summary>One schema inside a spec. Part of the model: data only, structural equality.</summary>
/// <param name="Name">The name that the spec gives it, such as <c>Mapping</c> or <c>Access Key</c>; empty where it has none.</param>
/// <param name="Pointer">JSON Pointer to the schema inside the spec file.</param>
/// <param name="Document">The schema and what it refers to; null where it is malformed (a diagnostic says so) and the part is raw JSON.</param>
internal sealed record SpecPart(PartKind Kind, string Name, string Pointer, SchemaDocument? Document)
{
    /// <summary>The root of the document.</summary>
    public Schema? Schema => Document?.Root;
}
