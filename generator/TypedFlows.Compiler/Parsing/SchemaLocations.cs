using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Locates schemas by the URIs of the documents and by each <c>$id</c> in them. An <c>$id</c> applies only in a schema without <c>$ref</c>.
/// In const, enum, default and unknown keywords, it is data.
/// </summary>
internal sealed class SchemaLocations
{
    private readonly Dictionary<string, SchemaLocation> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonSyntax, string> _bases = [];

    /// <summary>Adds a document and every schema in it that has a URI.</summary>
    public void Add(string document, string uri, JsonSyntax root)
    {
        Register(uri, new SchemaLocation(document, string.Empty, root, uri));
        Walk(document, string.Empty, root, uri);
    }

    /// <summary>
    /// Returns the schema with the URI, including its fragment: <c>http://a/b#name</c> is the schema with the id <c>#name</c>.
    /// </summary>
    public SchemaLocation? Find(string uri) => _byUri.TryGetValue(uri, out var location) ? location : null;

    /// <summary>Returns the base URI inside a schema. It is the base URI of the parent, unless <c>$id</c> changes it.</summary>
    public string BaseUriWithin(JsonSyntax schema, string outside) => _bases.TryGetValue(schema, out var inside) ? inside : outside;

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

            at = new SchemaLocation(at.Document, JsonPointer.Append(at.Pointer, name), next, BaseUriWithin(at.Syntax, at.Base));
        }

        return at;
    }

    private void Walk(string document, string pointer, JsonSyntax syntax, string @base)
    {
        if (syntax is not JsonSyntax.Object schema)
        {
            return;
        }

        var inside = @base;
        var isReference = schema.Find("$ref") is not null;
        if (!isReference && schema.Find("$id")?.Value is JsonSyntax.String id)
        {
            var uri = UriReference.Resolve(@base, id.Value);
            var isAnchor = id.Value.StartsWith("#", StringComparison.Ordinal);
            uri = uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
            inside = isAnchor ? @base : UriReference.SplitFragment(uri).Uri;
            Register(uri, new SchemaLocation(document, pointer, schema, @base));
            Register(inside, new SchemaLocation(document, pointer, schema, @base));
        }

        _bases[schema] = inside;
        foreach (var member in Members.LastOfEach(schema))
        {
            // Next to a reference, only definitions have an effect, because references may refer to them.
            if (!isReference || member.Name == "definitions")
            {
                WalkMember(document, JsonPointer.Append(pointer, member.Name), member, inside);
            }
        }
    }

    private void WalkMember(string document, string pointer, JsonSyntax.Property member, string @base)
    {
        switch (SchemaKeywords.SubschemasOf(member.Name), member.Value)
        {
            case (SubschemaKind.Map, JsonSyntax.Object map):
                foreach (var entry in Members.LastOfEach(map))
                {
                    Walk(document, JsonPointer.Append(pointer, entry.Name), entry.Value, @base);
                }

                break;
            case (SubschemaKind.Schemas, JsonSyntax.Array list):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Walk(document, JsonPointer.Append(pointer, i), list.Items[i], @base);
                }

                break;
            case (SubschemaKind.Schemas, var schema):
                Walk(document, pointer, schema, @base);
                break;
        }
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
/// <param name="Base">The base URI at this location, before <c>$id</c> of the schema.</param>
internal sealed record SchemaLocation(string Document, string Pointer, JsonSyntax Syntax, string Base)
{
    /// <summary>Gets the key of the schema in the model.</summary>
    public string Key => Document + "#" + Pointer;
}
