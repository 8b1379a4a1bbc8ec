using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Client;

/// <summary>Checks whether a resource has the content that a request asked for.</summary>
internal static class JsonSubsetComparer
{
    /// <summary>Returns a value indicating whether the resource has every requested property with the requested value. It can have more
    /// properties.</summary>
    /// <param name="shown">The resource. Services quote numbers and booleans inconsistently, so scalars are compared as text.</param>
    /// <param name="asked">The requested content. Top-level properties that the service does not return, such as credentials, are
    /// ignored.</param>
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
        _ => string.Equals(
            asked.AsText(),
            shown.AsText(),
            asked.ValueKind is JsonValueKind.True or JsonValueKind.False ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
    };

    /// <summary>Returns a value indicating whether both values have the same content in any property order.</summary>
    public static bool Same(JsonElement one, JsonElement other) => All(one, other) && All(other, one);

    /// <summary>Compares the body of a create without its credentials, because services do not return all of them.</summary>
    public static bool Created(JsonElement shown, JsonElement body) =>
        body.EnumerateObject().Where(member => member.Name != "auth").All(member =>
            shown.TryGetProperty(member.Name, out var value) ? All(value, member.Value) : member.Value.ValueKind == JsonValueKind.Null);

    /// <summary>Returns the value at a JSON Pointer, or undefined if there is none.</summary>
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
