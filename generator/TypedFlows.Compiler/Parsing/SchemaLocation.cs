using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Where a schema stands.</summary>
/// <param name="Document">The key of its document: empty for the one that is parsed, else a URI.</param>
/// <param name="Pointer">JSON Pointer inside that document.</param>
/// <param name="Base">The base URI of what stands there, before its own <c>$id</c>.</param>
internal sealed record SchemaLocation(string Document, string Pointer, JsonSyntax Syntax, string Base)
{
    /// <summary>The key by which the model knows the schema.</summary>
    public string Key => Document + "#" + Pointer;
}
