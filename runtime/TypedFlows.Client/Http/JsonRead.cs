using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Reads properties of responses. The service quotes numbers inconsistently, so both forms are supported. A missing property and
/// null both give null.</summary>
internal static class JsonRead
{
    /// <summary>Returns a property that exists and is not null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>Returns a string property, or the text of a number or boolean.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => AsString(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    // An unpaired surrogate is valid JSON but not valid text. Its escaped form is kept.
    private static string? AsString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText()[1..^1];
        }
    }

    /// <summary>Returns an integer, quoted or not, including forms such as 1.0 or 1e3.</summary>
    public static long? Integer(this JsonElement element, string name) =>
        element.Text(name) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    public static bool? Flag(this JsonElement element, string name) =>
        bool.TryParse(element.Text(name), out var flag) ? flag : null;

    /// <summary>Returns an instant from epoch milliseconds. Values up to 0 mean that it is unknown.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, string name) =>
        element.Integer(name) is > 0 and <= 253_402_300_799_999 and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Returns the items of an array property, or no items if it is missing or not an array.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(AsText).OfType<string>()];
}
