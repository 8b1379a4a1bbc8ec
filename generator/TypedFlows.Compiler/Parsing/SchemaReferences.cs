using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Finds what references lead to, in the document that is parsed and in those beside it.</summary>
internal sealed class SchemaReferences
{
    private readonly SchemaLocations _locations = new();
    private readonly SchemaDocuments _documents;
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly JsonSyntax? _whole;
    private readonly string _wholeUri;

    /// <param name="uri">The URI, or the path, of the document that is parsed.</param>
    /// <param name="root">The schema that is parsed: what <c>#</c> means in it.</param>
    /// <param name="whole">The document that the schema is a part of, where it is one: pointers that lead nowhere in the part may lead somewhere in it.</param>
    public SchemaReferences(string uri, JsonSyntax root, JsonSyntax? whole, SchemaDocuments documents)
    {
        _documents = documents;
        _wholeUri = uri;
        _whole = ReferenceEquals(whole, root) ? null : whole;
        _locations.Add(string.Empty, uri, root);
        _added.Add(uri);
    }

    /// <summary>The base URI inside a schema, given the one of what holds it.</summary>
    public string BaseUriWithin(JsonSyntax schema, string outside) => _locations.BaseUriWithin(schema, outside);

    /// <summary>What the reference leads to; null where that is nothing.</summary>
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

        // Another document may call itself, or a schema inside, by this URI.
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
