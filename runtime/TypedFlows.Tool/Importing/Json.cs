using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Compiler.Emit;

namespace TypedFlows.Tool.Importing;

/// <summary>Writes JSON without a typed form as code. Credentials become settings.</summary>
internal static class Json
{
    /// <summary>Returns the code of a string with the JSON text.</summary>
    public static Code.Text String(JsonElement json, Settings settings, IReadOnlyList<string> path) => HasSecret(json)
        ? new($"{Node(json, settings, path)}.ToJsonString()")
        : new(CSharpText.Literal(JsonSerializer.Serialize(json)));

    /// <summary>Returns the code of a <see cref="JsonElement"/>.</summary>
    public static Code.Text Element(JsonElement json, Settings settings, IReadOnlyList<string> path) =>
        json.ValueKind == JsonValueKind.Undefined ? new("JsonElement.Parse(\"{}\")")
        : HasSecret(json, path) ? new($"JsonSerializer.SerializeToElement<JsonNode>({Node(json, settings, path)})")
        : new($"JsonElement.Parse({CSharpText.Literal(JsonSerializer.Serialize(json))})");

    /// <summary>Returns whether a credential is anywhere in a value.</summary>
    public static bool HasSecret(JsonElement json, IReadOnlyList<string>? path = null) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(property => HasSecret(property.Value, [property.Name])),
        JsonValueKind.Array => json.EnumerateArray().Any(item => HasSecret(item, path)),
        JsonValueKind.String => SecretText.IsName(path?.LastOrDefault() ?? string.Empty)
            || SecretText.IsValue(json.GetString()!, path?.LastOrDefault() ?? string.Empty),
        JsonValueKind.Number => path is [.., var name] && SecretText.IsName(name),
        _ => false,
    };

    private static string Node(JsonElement json, Settings settings, IReadOnlyList<string> path) => json.ValueKind switch
    {
        JsonValueKind.Object => $"new {nameof(JsonObject)} {{ " + string.Join(", ", json.EnumerateObject().Select(
            property => $"[{CSharpText.Literal(property.Name)}] = {Node(property.Value, settings, [.. path, property.Name])}")) + " }",
        JsonValueKind.Array => $"new {nameof(JsonArray)}("
            + string.Join(", ", json.EnumerateArray().Select(item => Node(item, settings, path))) + ")",
        _ when HasSecret(json, path) => settings.Use(path).Value,
        JsonValueKind.String => CSharpText.Literal(json.GetString()!),
        JsonValueKind.Null => "(JsonNode?)null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => $"JsonNode.Parse({CSharpText.Literal(json.GetRawText())})",
    };
}
