using System.Text.Json;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Conformance.Xdm;

/// <summary>
/// Compares documents exactly. Numbers are compared by the value of their full text, and the order of properties is ignored.
/// </summary>
internal static class JsonDifference
{
    /// <summary>Returns the first difference, or null if the documents are equal.</summary>
    public static string? Find(JsonElement original, JsonElement copy, string pointer = "#") => (original.ValueKind, copy.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => FindInObjects(original, copy, pointer),
        (JsonValueKind.Array, JsonValueKind.Array) when original.GetArrayLength() == copy.GetArrayLength() =>
            original.EnumerateArray().Zip(copy.EnumerateArray())
                .Select((pair, i) => Find(pair.First, pair.Second, JsonPointer.Append(pointer, i)))
                .FirstOrDefault(difference => difference is not null),
        (JsonValueKind.Number, JsonValueKind.Number)
            when JsonDecimal.Parse(original.GetRawText()) == JsonDecimal.Parse(copy.GetRawText()) => null,
        (JsonValueKind.String, JsonValueKind.String) when original.GetString() == copy.GetString() => null,
        (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null, _) when original.ValueKind == copy.ValueKind => null,
        _ => $"{original.GetRawText()} becomes {copy.GetRawText()} at {pointer}",
    };

    private static string? FindInObjects(JsonElement original, JsonElement copy, string pointer)
    {
        foreach (var property in original.EnumerateObject())
        {
            var path = JsonPointer.Append(pointer, property.Name);
            if (!copy.TryGetProperty(property.Name, out var value))
            {
                return $"{path} is lost";
            }

            if (Find(property.Value, value, path) is { } difference)
            {
                return difference;
            }
        }

        foreach (var property in copy.EnumerateObject())
        {
            if (!original.TryGetProperty(property.Name, out _))
            {
                return $"{JsonPointer.Append(pointer, property.Name)} is added";
            }
        }

        return null;
    }
}
