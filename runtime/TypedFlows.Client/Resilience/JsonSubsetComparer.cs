using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Whether a resource, as a service shows it, is what a request asked for.</summary>
internal static class JsonSubsetComparer
{
    /// <summary>True when the resource has every member that was asked for, with that value; it may have more.</summary>
    /// <param name="shown">The resource. Services quote numbers and booleans at will, so scalars are compared by their text.</param>
    /// <param name="asked">What was asked for. What is not shown at all, such as credentials, is passed over at the top.</param>
    public static bool All(JsonElement shown, JsonElement asked) => asked.ValueKind switch
    {
        JsonValueKind.Object => shown.ValueKind == JsonValueKind.Object
            && asked.EnumerateObject().All(member => shown.TryGetProperty(member.Name, out var value)
                ? All(value, member.Value)
                : member.Value.ValueKind == JsonValueKind.Null),
        JsonValueKind.Array => shown.ValueKind == JsonValueKind.Array
            && shown.GetArrayLength() == asked.GetArrayLength()
            && asked.EnumerateArray().Zip(shown.EnumerateArray()).All(pair => All(pair.Second, pair.First)),
        JsonValueKind.Null or JsonValueKind.Undefined => shown.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined,
        _ => string.Equals(asked.AsText(), shown.AsText(), asked.ValueKind is JsonValueKind.True or JsonValueKind.False ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
    };

    /// <summary>True when both hold the same, whatever the order of members.</summary>
    public static bool Same(JsonElement one, JsonElement other) => All(one, other) && All(other, one);

    /// <summary>The same for the body of a create: its credentials are not compared, for services do not show them all.</summary>
    public static bool Created(JsonElement shown, JsonElement body) =>
        body.EnumerateObject().Where(member => member.Name != "auth").All(member =>
            shown.TryGetProperty(member.Name, out var value) ? All(value, member.Value) : member.Value.ValueKind == JsonValueKind.Null);

    /// <summary>The value at a JSON Pointer; undefined where there is none.</summary>
    public static JsonElement At(JsonElement json, string pointer)
    {
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = JsonPointer.Unescape(part);
            if (json.ValueKind == JsonValueKind.Array)
            {
                var length = json.GetArrayLength();
                var index = name == "-" ? length - 1 : int.TryParse(name, out var number) ? number : -1;
                json = index >= 0 && index < length ? json[index] : default;
            }
            else
            {
                json = json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
            }
        }

        return json;
    }
}
