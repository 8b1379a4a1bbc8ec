using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// What the documents seen so far can be referred to by: their URIs, and each <c>$id</c> in them. An <c>$id</c> counts only where a
/// schema stands and has no <c>$ref</c> beside it; in const, enum, default and unknown keywords it is data.
/// </summary>
internal sealed class SchemaLocations
{
    private readonly Dictionary<string, SchemaLocation> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonSyntax, string> _bases = [];

    /// <summary>Adds a document and every schema in it that has a URI of its own.</summary>
    public void Add(string document, string uri, JsonSyntax root)
    {
        Register(uri, new SchemaLocation(document, string.Empty, root, uri));
        Walk(document, string.Empty, root, uri);
    }

    /// <summary>The schema whose own URI that is, fragment and all: <c>http://a/b#name</c> is one that calls itself <c>#name</c>.</summary>
    public SchemaLocation? Find(string uri) => _byUri.TryGetValue(uri, out var location) ? location : null;

    /// <summary>The base URI inside a schema: that of what holds it, unless its <c>$id</c> changes it.</summary>
    public string BaseUriWithin(JsonSyntax schema, string outside) => _bases.TryGetValue(schema, out var inside) ? inside : outside;

    /// <summary>What a pointer leads to from a schema, keywords that nobody knows included; null where it leads nowhere.</summary>
    public SchemaLocation? Follow(SchemaLocation from, string pointer)
    {
        var at = from;
        foreach (var name in JsonPointer.Tokens(pointer))
        {
            var next = at.Syntax switch
            {
                JsonSyntax.Object members => members.Find(name)?.Value,
                JsonSyntax.Array array => Item(array, name),
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            at = new SchemaLocation(at.Document, JsonPointer.Append(at.Pointer, name), next, BaseUriWithin(at.Syntax, at.Base));
        }

        return at;
    }

    private static JsonSyntax? Item(JsonSyntax.Array array, string name) =>
        name.Length is > 0 and < 10 && name.All(c => c is >= '0' and <= '9') && (name[0] != '0' || name.Length == 1)
            && int.Parse(name, System.Globalization.CultureInfo.InvariantCulture) is var index && index < array.Items.Count
            ? array.Items[index]
            : null;

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
            // Beside a reference only definitions mean something: they are what it leads to.
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

    // Of two with one URI the first stays, as a reader would find it.
    private void Register(string uri, SchemaLocation location)
    {
        if (!_byUri.ContainsKey(uri))
        {
            _byUri.Add(uri, location);
        }
    }
}

/// <summary>Where a schema stands.</summary>
/// <param name="Document">The key of its document: empty for the one that is parsed, else a URI.</param>
/// <param name="Pointer">JSON Pointer inside that document.</param>
/// <param name="Base">The base URI of what stands there, before its own <c>$id</c>.</param>
internal sealed record SchemaLocation(string Document, string Pointer, JsonSyntax Syntax, string Base)
{
    /// <summary>The key by which the model knows the schema.</summary>
    public string Key => Document + "#" + Pointer;
}
