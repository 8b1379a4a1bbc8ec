using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Provides the other documents that references may refer to, such as the other spec files of a project. Nothing is downloaded. Only these
/// documents and the meta-schema of draft-07 are found. Each document is parsed on first use.
/// </summary>
internal sealed class SchemaDocuments
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonSyntax?> _roots = new(StringComparer.Ordinal);

    /// <param name="texts">The text of each document by its absolute URI, or by its path as the build names it.</param>
    public SchemaDocuments(IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var text in texts)
        {
            _texts[WithoutFragment(text.Key)] = text.Value;
        }
    }

    public SchemaDocuments(IEnumerable<SchemaText> texts)
        : this(texts.Select(text => new KeyValuePair<string, string>(text.Name, text.Text)))
    {
    }

    /// <summary>Gets the documents that contain only the meta-schema.</summary>
    public static SchemaDocuments None => new(Array.Empty<SchemaText>());

    /// <summary>Gets the names of all documents in ordinal order.</summary>
    public IEnumerable<string> Names => _texts.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Returns the root of the document, or null if no document has the name or its text is not JSON.</summary>
    public JsonSyntax? Find(string uri)
    {
        if (_roots.TryGetValue(uri, out var known))
        {
            return known;
        }

        var text = Text(uri);
        var read = text is null ? null : JsonReader.Read(new SourceFile(uri, text));
        var root = read is { FirstError: null } ? read.Root : null;
        _roots.Add(uri, root);
        return root;
    }

    /// <summary>Returns a value indicating whether a document has the name, even if it is not JSON.</summary>
    public bool Knows(string uri) => Text(uri) is not null;

    private string? Text(string uri) =>
        _texts.TryGetValue(uri, out var text) || _texts.TryGetValue(Uri.UnescapeDataString(uri), out text) ? text
        : uri == MetaSchema.Uri ? MetaSchema.Text
        : null;

    private static string WithoutFragment(string uri) =>
        uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
}

/// <summary>Represents a document that references may refer to.</summary>
/// <param name="Name">The path as the build names it, or the absolute URI.</param>
internal sealed record SchemaText(string Name, string Text);

/// <summary>Represents the scope in which references of a schema are resolved.</summary>
/// <param name="Uri">The URI of the document with the schema, or the path of a spec file.</param>
/// <param name="File">The document with the schema, if the schema is a part of it.</param>
/// <param name="Documents">The other documents.</param>
internal sealed record SchemaScope(string Uri, JsonSyntax? File, SchemaDocuments Documents)
{
    /// <summary>Gets the formats that the schemas keep.</summary>
    public FormatAssertion Formats { get; init; } = FormatAssertion.All;

    /// <summary>Gets the scope of a stand-alone schema without a name.</summary>
    public static SchemaScope Standalone => new(string.Empty, null, SchemaDocuments.None);
}
