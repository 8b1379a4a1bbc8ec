using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Resolves references in the parsed document and in the other documents.</summary>
internal sealed class SchemaReferences
{
    private readonly SchemaLocations _locations = new();
    private readonly SchemaDocuments _documents;
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly JsonSyntax? _whole;
    private readonly string _wholeUri;

    /// <param name="uri">The URI or the path of the parsed document.</param>
    /// <param name="root">The parsed schema, which is the meaning of <c>#</c> in it.</param>
    /// <param name="whole">
    /// The document that contains the schema, if any. A pointer that cannot be resolved in the schema may be resolved in the document.
    /// </param>
    public SchemaReferences(string uri, JsonSyntax root, JsonSyntax? whole, SchemaDocuments documents)
    {
        _documents = documents;
        _wholeUri = uri;
        _whole = ReferenceEquals(whole, root) ? null : whole;
        _locations.Add(string.Empty, uri, root);
        _added.Add(uri);
    }

    /// <summary>Returns the base URI inside a schema, given the base URI of its parent.</summary>
    public string BaseUriWithin(JsonSyntax schema, string outside) => _locations.BaseUriWithin(schema, outside);

    /// <summary>Returns the target of the reference, or null if it cannot be resolved.</summary>
    public SchemaLocation? Find(string reference, string @base)
    {
        var (uri, fragment) = UriReference.SplitFragment(UriReference.Resolve(@base, reference));
        if (Resource(uri) is not { } resource)
        {
            return null;
        }

        var found = fragment.Length == 0 ? resource
            : fragment[0] == '/' ? _locations.Follow(resource, fragment)
            : _locations.Find(uri + "#" + fragment);
        return found ?? (uri == _wholeUri && fragment.Length > 0 && fragment[0] == '/' ? FindInFile(fragment) : null);
    }

    private SchemaLocation? FindInFile(string pointer) =>
        _whole is null ? null : _locations.Follow(new SchemaLocation(_wholeUri, string.Empty, _whole, _wholeUri), pointer);

    private SchemaLocation? Resource(string uri)
    {
        if (_locations.Find(uri) is { } known)
        {
            return known;
        }

        if (TryAdd(uri))
        {
            return _locations.Find(uri);
        }

        // Another document, or a schema in it, may declare this URI.
        foreach (var name in _documents.Names)
        {
            if (TryAdd(UriReference.OfPath(name)) && _locations.Find(uri) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool TryAdd(string uri)
    {
        if (!_added.Add(uri) || _documents.Find(uri) is not { } root)
        {
            return false;
        }

        _locations.Add(uri, uri, root);
        return true;
    }
}
