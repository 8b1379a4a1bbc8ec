using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedFlows.Oracle.Schemas;

/// <summary>
/// Writes a schema of draft-07 in the form that NJsonSchema reads. It reads draft-04, which has no boolean schemas and finds no
/// <c>$id</c>: <c>true</c> becomes <c>{}</c>, <c>false</c> becomes <c>{"not": {}}</c>, and each reference leads to a definition. Nothing
/// else changes. The schema is the property <c>root</c> of an object, because NJsonSchema generates a class only for an object.
/// </summary>
internal sealed class ReadableSchema
{
    private static readonly string[] s_schemas =
        ["additionalItems", "additionalProperties", "contains", "else", "if", "not", "propertyNames", "then"];

    private static readonly string[] s_maps = ["dependencies", "patternProperties", "properties"];
    private static readonly string[] s_lists = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] s_dropped = ["$id", "$schema", "definitions", "id"];

    private readonly SchemaReferences _references;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly JsonObject _definitions = [];

    private ReadableSchema(SchemaReferences references) => _references = references;

    /// <summary>Returns the schema as JSON.</summary>
    /// <exception cref="InvalidOperationException">A reference cannot be resolved in the document.</exception>
    public static string Write(SchemaReferences references)
    {
        var schema = new ReadableSchema(references);
        var root = schema.Reference(references.Root, "#");
        var holder = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { ["root"] = root },
            ["definitions"] = schema._definitions,
        };
        return holder.ToJsonString();
    }

    private JsonObject Reference(SchemaReferences.Target from, string reference)
    {
        var target = _references.Follow(_references.Resolve(from, reference))
            ?? throw new InvalidOperationException($"The reference '{reference}' leads to nothing in this document.");
        if (!_names.TryGetValue(target.Key, out var name))
        {
            name = _names.Count == 0 ? "Root" : $"Definition{_names.Count}";
            _names.Add(target.Key, name);
            _definitions[name] = Schema(target);
        }

        return new JsonObject { ["$ref"] = $"#/definitions/{name}" };
    }

    private JsonNode? Schema(SchemaReferences.Target schema)
    {
        switch (schema.Schema.ValueKind)
        {
            case JsonValueKind.True:
                return new JsonObject();
            case JsonValueKind.False:
                return new JsonObject { ["not"] = new JsonObject() };
            case JsonValueKind.Object when SchemaReferences.ReferenceOf(schema) is { } reference:
                return Reference(schema, reference);
            case JsonValueKind.Object:
                return Members(schema, Keyword, s_dropped);
            default:
                return Data(schema.Schema);
        }
    }

    private JsonNode? Keyword(SchemaReferences.Target value, string keyword) => value.Schema.ValueKind switch
    {
        JsonValueKind.Array when s_lists.Contains(keyword) || keyword == "items" => Items(value, Schema),
        JsonValueKind.True or JsonValueKind.False when keyword is "additionalItems" or "additionalProperties" => Data(value.Schema),
        _ when s_schemas.Contains(keyword) || keyword == "items" => Schema(value),
        JsonValueKind.Object when s_maps.Contains(keyword) => Members(value, (part, _) => Schema(part), []),
        _ => Data(value.Schema),
    };

    private static JsonObject Members(
        SchemaReferences.Target target, Func<SchemaReferences.Target, string, JsonNode?> write, string[] dropped)
    {
        var written = new JsonObject();

        // Of duplicate names, the last is used.
        foreach (var member in target.Schema.EnumerateObject().Where(member => !dropped.Contains(member.Name)))
        {
            written[member.Name] = write(SchemaReferences.Enter(target, member.Value, member.Name), member.Name);
        }

        return written;
    }

    private static JsonArray Items(SchemaReferences.Target target, Func<SchemaReferences.Target, JsonNode?> write) =>
        [.. target.Schema.EnumerateArray().Select((item, index) => write(SchemaReferences.Enter(target, item, $"{index}")))];

    private static JsonNode? Data(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Copy(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Data)]),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private static JsonObject Copy(JsonElement value)
    {
        var copy = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            copy[member.Name] = Data(member.Value);
        }

        return copy;
    }
}
