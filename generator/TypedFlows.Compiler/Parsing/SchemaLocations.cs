using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Locates schemas by the URIs of the documents, by each <c>$id</c> (<c>id</c> in draft-04) and by each anchor in them. Up to draft-07,
/// <c>$id</c> applies only in a schema without <c>$ref</c>. In const, enum, default and unknown keywords, it is data.
/// </summary>
/// <param name="documents">The documents that may contain a custom meta-schema.</param>
internal sealed class SchemaLocations(SchemaDocuments documents)
{
    private const string DynamicAnchorKeyword = "$dynamicAnchor";
    private const string RecursiveAnchorKeyword = "$recursiveAnchor";

    private static readonly string[] s_anchors = ["$anchor", DynamicAnchorKeyword];

    private readonly Dictionary<string, SchemaLocation> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonSyntax, SchemaContext> _inside = [];
    private readonly Dictionary<string, List<DynamicAnchor>> _ofResource = new(StringComparer.Ordinal);
    private readonly Dictionary<DynamicAnchor, SchemaLocation> _dynamic = [];

    /// <summary>Adds a document and every schema in it that has a URI.</summary>
    public void Add(string document, JsonSyntax root, SchemaContext context)
    {
        Register(context.Base, new SchemaLocation(document, string.Empty, root, context));
        Walk(document, string.Empty, root, context);
    }

    /// <summary>
    /// Returns the schema with the URI, including its fragment: <c>http://a/b#name</c> is the schema with the id <c>#name</c>.
    /// </summary>
    public SchemaLocation? Find(string uri) => _byUri.TryGetValue(uri, out var location) ? location : null;

    /// <summary>Returns the context inside a schema. It is that of the parent, unless the schema has its own URI or dialect.</summary>
    public SchemaContext ContextWithin(JsonSyntax schema, SchemaContext outside)
    {
        var inside = _inside.TryGetValue(schema, out var known)
            ? known : outside with { Dialect = SchemaDialect.Within(schema, outside.Dialect, documents) };
        return _dynamic.Count == 0 ? inside : inside with { Scope = Enter(inside.Base, outside.Scope) };
    }

    /// <summary>
    /// Returns the target of a dynamic reference: if its anchor is dynamic, the schema with the anchor in the outermost resource.
    /// </summary>
    /// <param name="found">The target of the same reference with <c>$ref</c>.</param>
    public SchemaLocation? FollowScope(
        string keyword, string fragment, SchemaLocation? found, EquatableArray<DynamicAnchor> scope)
    {
        var isDynamic = found?.Syntax is JsonSyntax.Object schema && (keyword == "$dynamicRef"
            ? schema.Find(DynamicAnchorKeyword)?.Value is JsonSyntax.String anchor && anchor.Value == fragment
            : IsRecursive(schema));
        var name = keyword == "$dynamicRef" ? fragment : string.Empty;
        return isDynamic && scope.FirstOrDefault(entry => entry.Name == name) is { } outermost ? _dynamic[outermost] : found;
    }

    private EquatableArray<DynamicAnchor> Enter(string resource, EquatableArray<DynamicAnchor> scope)
    {
        var entered = _ofResource.TryGetValue(resource, out var anchors)
            ? anchors.Where(anchor => scope.All(outer => outer.Name != anchor.Name)).ToList() : [];
        return entered.Count == 0 ? scope : scope.Concat(entered).ToEquatableArray();
    }

    /// <summary>
    /// Returns the target of a pointer from a schema, also through unknown keywords, or null if the pointer cannot be resolved.
    /// </summary>
    public SchemaLocation? Follow(SchemaLocation from, string pointer)
    {
        var at = from;
        foreach (var name in JsonPointer.Tokens(pointer))
        {
            if (at.Syntax.Child(name) is not { } next)
            {
                return null;
            }

            at = new SchemaLocation(at.Document, JsonPointer.Append(at.Pointer, name), next, ContextWithin(at.Syntax, at.Context));
        }

        return at;
    }

    private void Walk(string document, string pointer, JsonSyntax syntax, SchemaContext outside)
    {
        if (syntax is not JsonSyntax.Object schema)
        {
            return;
        }

        var inside = outside with { Dialect = SchemaDialect.Within(schema, outside.Dialect, documents) };
        var isReference = !inside.Dialect.HasSiblingsOfReferences && schema.Find("$ref") is not null;
        if (!isReference && schema.Find(inside.Dialect.IdKeyword)?.Value is JsonSyntax.String id)
        {
            var uri = UriReference.Resolve(outside.Base, id.Value);
            var isAnchor = id.Value.StartsWith("#", StringComparison.Ordinal);
            uri = uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
            inside = isAnchor ? inside : inside with { Base = UriReference.SplitFragment(uri).Uri };
            Register(uri, new SchemaLocation(document, pointer, schema, outside));
            Register(inside.Base, new SchemaLocation(document, pointer, schema, outside));
        }

        foreach (var keyword in s_anchors.Where(inside.Dialect.HasKeyword))
        {
            if (schema.Find(keyword)?.Value is JsonSyntax.String anchor)
            {
                var location = new SchemaLocation(document, pointer, schema, outside);
                Register(inside.Base + "#" + anchor.Value, location);
                if (keyword == DynamicAnchorKeyword)
                {
                    AddDynamic(new DynamicAnchor(anchor.Value, inside.Base), location);
                }
            }
        }

        var isResource = pointer.Length == 0 || inside.Base != outside.Base;
        if (isResource && IsRecursive(schema) && inside.Dialect.HasKeyword(RecursiveAnchorKeyword))
        {
            AddDynamic(new DynamicAnchor(string.Empty, inside.Base), new SchemaLocation(document, pointer, schema, outside));
        }

        _inside[schema] = inside;
        foreach (var member in Members.LastOfEach(schema))
        {
            // Next to a reference, only definitions have an effect, because references may refer to them.
            if (isReference ? member.Name == "definitions" : inside.Dialect.HasKeyword(member.Name))
            {
                WalkMember(document, JsonPointer.Append(pointer, member.Name), member, inside);
            }
        }
    }

    private void WalkMember(string document, string pointer, JsonSyntax.Property member, SchemaContext context)
    {
        switch (SchemaKeywords.SubschemasOf(member.Name), member.Value)
        {
            case (SubschemaKind.Map, JsonSyntax.Object map):
                foreach (var entry in Members.LastOfEach(map))
                {
                    Walk(document, JsonPointer.Append(pointer, entry.Name), entry.Value, context);
                }

                break;
            case (SubschemaKind.Schemas, JsonSyntax.Array list):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Walk(document, JsonPointer.Append(pointer, i), list.Items[i], context);
                }

                break;
            case (SubschemaKind.Schemas, var schema):
                Walk(document, pointer, schema, context);
                break;
        }
    }

    private static bool IsRecursive(JsonSyntax.Object schema) =>
        schema.Find(RecursiveAnchorKeyword)?.Value is JsonSyntax.Literal { Kind: JsonLiteralKind.True };

    private void AddDynamic(DynamicAnchor anchor, SchemaLocation location)
    {
        if (_dynamic.ContainsKey(anchor))
        {
            return;
        }

        _dynamic.Add(anchor, location);
        if (!_ofResource.TryGetValue(anchor.Resource, out var anchors))
        {
            _ofResource.Add(anchor.Resource, anchors = []);
        }

        anchors.Add(anchor);
    }

    // Of two schemas with one URI, the first is used.
    private void Register(string uri, SchemaLocation location)
    {
        if (!_byUri.ContainsKey(uri))
        {
            _byUri.Add(uri, location);
        }
    }
}

/// <summary>Represents the location of a schema.</summary>
/// <param name="Document">The key of the document: empty for the parsed document, and a URI otherwise.</param>
/// <param name="Pointer">The JSON Pointer in the document.</param>
/// <param name="Context">The context at this location, before <c>$id</c> and <c>$schema</c> of the schema.</param>
internal sealed record SchemaLocation(string Document, string Pointer, JsonSyntax Syntax, SchemaContext Context)
{
    /// <summary>Gets the key of the schema in the model.</summary>
    public string Key => Document + "#" + Pointer;
}
