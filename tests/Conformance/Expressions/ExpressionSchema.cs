using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Conformance.Expressions;

/// <summary>Creates XDM schemas of the fields of a case.</summary>
internal static class ExpressionSchema
{
    public static string Of(string id, JsonElement fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields.EnumerateObject())
        {
            Add(properties, FieldPath.Of(field.Name), 0, TypeOf(field.Value.GetString()));
        }

        return new JsonObject
        {
            ["$id"] = id,
            ["meta:resourceType"] = "schemas",
            ["meta:class"] = "https://ns.adobe.com/xdm/context/profile",
            ["version"] = "1.0",
            ["title"] = "Case " + id[(id.LastIndexOf('/') + 1)..],
            ["type"] = "object",
            ["properties"] = properties,
        }.ToJsonString();
    }

    private static void Add(JsonObject properties, IReadOnlyList<FieldStep> path, int index, JsonObject type)
    {
        var step = path[index];
        var isLast = index + 1 == path.Count;
        var inner = isLast ? type : new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() };
        if (properties[step.Name] is JsonObject known)
        {
            inner = Item(known);
        }
        else
        {
            properties[step.Name] = step.Indices.Count == 0 ? inner : new JsonObject { ["type"] = "array", ["items"] = inner };
        }

        if (!isLast)
        {
            inner["properties"] ??= new JsonObject();
            Add(inner["properties"]!.AsObject(), path, index + 1, type);
        }
    }

    private static JsonObject Item(JsonObject schema) => schema["items"] as JsonObject ?? schema;

    private static JsonObject TypeOf(string? name) => name switch
    {
        "date" => new() { ["type"] = "string", ["format"] = "date" },
        "date-time" or "datetime" => new() { ["type"] = "string", ["format"] = "date-time" },
        "map" => new() { ["type"] = "object", ["additionalProperties"] = new JsonObject() },
        "string" or "integer" or "number" or "boolean" or "array" or "object" => new() { ["type"] = name },
        _ => [],
    };
}
