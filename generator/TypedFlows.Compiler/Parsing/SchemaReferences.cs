using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Resolves references in the parsed document and in the other documents.</summary>
internal sealed class SchemaReferences
{
    private readonly SchemaLocations _locations;
    private readonly SchemaDocuments _documents;
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);
    private readonly JsonSyntax? _whole;
    private readonly SchemaDialect _dialect;

    /// <param name="root">The parsed schema, which is the meaning of <c>#</c> in it.</param>
    /// <param name="scope">
    /// The scope of the schema. A pointer that cannot be resolved in the schema may be resolved in the document that contains it.
    /// </param>
    public SchemaReferences(JsonSyntax root, SchemaScope scope)
    {
        _documents = scope.Documents;
        _locations = new SchemaLocations(_documents);
        _whole = ReferenceEquals(scope.File, root) ? null : scope.File;
        Outside = new SchemaContext(scope.Uri, SchemaDialect.Within(scope.File ?? root, scope.Dialect, _documents));
        _dialect = SchemaDialect.Within(root, Outside.Dialect, _documents);
        _locations.Add(string.Empty, root, Outside);
        _added.Add(scope.Uri);
    }

    /// <summary>Gets the context of the parsed schema, which the document that contains it may determine.</summary>
    public SchemaContext Outside { get; }

    /// <summary>Gets the other documents.</summary>
    public SchemaDocuments Documents => _documents;

    /// <summary>Returns the context inside a schema, given the context of its parent.</summary>
    public SchemaContext ContextWithin(JsonSyntax schema, SchemaContext outside) => _locations.ContextWithin(schema, outside);

    /// <summary>Returns the target of the reference, or null if it cannot be resolved.</summary>
    /// <param name="keyword">The keyword of the reference.</param>
    /// <param name="context">The context inside the schema with the reference.</param>
    public SchemaLocation? Find(string keyword, string reference, SchemaContext context)
    {
        var (uri, fragment) = UriReference.SplitFragment(UriReference.Resolve(context.Base, reference));
        var found = Find(uri, fragment);
        var target = keyword == "$ref" ? found : _locations.FollowScope(keyword, fragment, found, context.Scope);
        return target is null ? null : target with { Context = target.Context with { Scope = context.Scope } };
    }

    private SchemaLocation? Find(string uri, string fragment)
    {
        if (Resource(uri) is not { } resource)
        {
            return null;
        }

        var found = fragment.Length == 0 ? resource
            : fragment[0] == '/' ? _locations.Follow(resource, fragment)
            : _locations.Find(uri + "#" + fragment);
        return found ?? (uri == Outside.Base && fragment.Length > 0 && fragment[0] == '/' ? FindInFile(fragment) : null);
    }

    private SchemaLocation? FindInFile(string pointer) =>
        _whole is null ? null : _locations.Follow(new SchemaLocation(Outside.Base, string.Empty, _whole, Outside), pointer);

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

        _locations.Add(uri, root, new SchemaContext(uri, _dialect));
        return true;
    }
}
