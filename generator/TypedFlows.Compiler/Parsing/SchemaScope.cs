using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>What references in a schema are resolved against.</summary>
/// <param name="Uri">The URI of the document that holds the schema; of a spec file, its path.</param>
/// <param name="File">The document that holds the schema, where the schema is a part of it.</param>
/// <param name="Documents">What else there is.</param>
internal sealed record SchemaScope(string Uri, JsonSyntax? File, SchemaDocuments Documents)
{
    /// <summary>Which formats the schemas keep.</summary>
    public FormatAssertion Formats { get; init; } = FormatAssertion.All;

    /// <summary>A schema that stands alone and has no name.</summary>
    public static SchemaScope Standalone => new(string.Empty, null, SchemaDocuments.None);
}
