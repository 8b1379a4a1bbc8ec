using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.Json;

/// <summary>Copies JSON into mutable nodes. The last of duplicate properties is used.</summary>
internal static class JsonCopy
{
    public static JsonNode? ToNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToObject(element),
        JsonValueKind.Array => ToArray(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => JsonValue.Create(element.GetString()),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => JsonValue.Create(element.Clone()),
    };

    public static JsonObject ToObject(JsonElement element)
    {
        var copy = new JsonObject();
        foreach (var member in element.EnumerateObject())
        {
            copy[member.Name] = ToNode(member.Value);
        }

        return copy;
    }

    /// <summary>Creates an immutable copy that is safe to read from many threads.</summary>
    /// <exception cref="ApiErrorException">The JSON is deeper than what can be read again.</exception>
    public static JsonElement Freeze(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            node.WriteTo(writer);
        }

        try
        {
            using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // What a writer has written can only be too deep.
            throw ApiErrors.TooDeep.With();
        }
    }

    private static JsonArray ToArray(JsonElement element)
    {
        var copy = new JsonArray();
        foreach (var item in element.EnumerateArray())
        {
            copy.Add(ToNode(item));
        }

        return copy;
    }
}
