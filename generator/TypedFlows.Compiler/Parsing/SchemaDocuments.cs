using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Provides the other documents that references may refer to, such as the other spec files of a project. Nothing is downloaded. Only these
/// documents and the meta-schemas of the supported dialects are found.
/// </summary>
internal sealed class SchemaDocuments
{
    private readonly Dictionary<string, SourceFile> _files = new(StringComparer.Ordinal);

    /// <param name="files">The documents with their absolute URI, or with their path as the build names it.</param>
    public SchemaDocuments(IEnumerable<SourceFile> files)
    {
        foreach (var file in files)
        {
            _files[WithoutFragment(file.Path)] = file;
        }
    }

    /// <summary>Gets the documents that contain only the meta-schemas.</summary>
    public static SchemaDocuments None { get; } = new([]);

    /// <summary>Gets the names of all documents in ordinal order.</summary>
    public IEnumerable<string> Names => _files.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Returns the root of the document, or null if no document has the name or its text is not JSON.</summary>
    public JsonSyntax? Find(string uri) => File(uri)?.Json is { FirstError: null } read ? read.Root : null;

    /// <summary>Returns the object that is the document with the name, or the first one whose root has the URI as its id.</summary>
    public JsonSyntax.Object? FindSchema(string uri) => Find(uri) as JsonSyntax.Object
        ?? Names.Select(name => Find(name) as JsonSyntax.Object).FirstOrDefault(
            root => root?.Find("$id")?.Value is JsonSyntax.String id && WithoutFragment(id.Value) == uri);

    private SourceFile? File(string uri) =>
        _files.TryGetValue(uri, out var file) || _files.TryGetValue(Uri.UnescapeDataString(uri), out file) ? file
        : MetaSchema.Find(uri);

    private static string WithoutFragment(string uri) =>
        uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
}

/// <summary>Represents the scope in which references of a schema are resolved.</summary>
/// <param name="Uri">The URI of the document with the schema, or the path of a spec file.</param>
/// <param name="File">The document with the schema, if the schema is a part of it.</param>
/// <param name="Documents">The other documents.</param>
/// <param name="Formats">The formats that the schemas keep.</param>
internal sealed record SchemaScope(string Uri, JsonSyntax? File, SchemaDocuments Documents, FormatAssertion Formats)
{
    /// <summary>Gets the dialect of documents that name none.</summary>
    public SchemaDialect Dialect { get; init; } = SchemaDialect.Draft07;

    /// <summary>Gets a value indicating whether the keywords of XDM schemas are read.</summary>
    public bool IsXdm { get; init; }
}
