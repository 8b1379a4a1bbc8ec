using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// The documents besides the one at hand that references may lead to, such as the other spec files of a project. Nothing is ever
/// fetched: what is not among them, nor the meta-schema of draft-07, is not found. Each is read when it is first asked for.
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

    /// <summary>Nothing but the meta-schema.</summary>
    public static SchemaDocuments None => new(Array.Empty<SchemaText>());

    /// <summary>The names of all documents, in ordinal order.</summary>
    public IEnumerable<string> Names => _texts.Keys.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>The root of the document; null where there is none of that name or its text is not JSON.</summary>
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

    /// <summary>Whether there is a document of that name, JSON or not.</summary>
    public bool Knows(string uri) => Text(uri) is not null;

    private string? Text(string uri) =>
        _texts.TryGetValue(uri, out var text) || _texts.TryGetValue(Uri.UnescapeDataString(uri), out text) ? text
        : uri == MetaSchema.Uri ? MetaSchema.Text
        : null;

    private static string WithoutFragment(string uri) => uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
}

/// <summary>A document that references may lead to.</summary>
/// <param name="Name">Its path as the build names it, or its absolute URI.</param>
internal sealed record SchemaText(string Name, string Text);

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
