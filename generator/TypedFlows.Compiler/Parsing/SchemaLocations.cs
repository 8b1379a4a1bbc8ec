using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>
/// Locates schemas by the URIs of the documents and by each <c>$id</c> (<c>id</c> in draft-04) in them. It applies only in a schema without
/// <c>$ref</c>. In const, enum, default and unknown keywords, it is data.
/// </summary>
internal sealed class SchemaLocations
{
    private readonly Dictionary<string, SchemaLocation> _byUri = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonSyntax, SchemaContext> _inside = [];

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
    public SchemaContext ContextWithin(JsonSyntax schema, SchemaContext outside) => _inside.TryGetValue(schema, out var inside)
        ? inside : outside with { Dialect = SchemaDialect.Within(schema, outside.Dialect) };

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

        var inside = outside with { Dialect = SchemaDialect.Within(schema, outside.Dialect) };
        var isReference = schema.Find("$ref") is not null;
        if (!isReference && schema.Find(inside.Dialect.IdKeyword)?.Value is JsonSyntax.String id)
        {
            var uri = UriReference.Resolve(outside.Base, id.Value);
            var isAnchor = id.Value.StartsWith("#", StringComparison.Ordinal);
            uri = uri.EndsWith("#", StringComparison.Ordinal) ? uri.Substring(0, uri.Length - 1) : uri;
            inside = isAnchor ? inside : inside with { Base = UriReference.SplitFragment(uri).Uri };
            Register(uri, new SchemaLocation(document, pointer, schema, outside));
            Register(inside.Base, new SchemaLocation(document, pointer, schema, outside));
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
