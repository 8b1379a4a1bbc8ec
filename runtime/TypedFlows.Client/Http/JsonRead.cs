using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Reads members of answers. Live answers quote numbers at will, so both forms are read; what is absent or null is null.</summary>
internal static class JsonRead
{
    /// <summary>A member that is there and not null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
            : null;

    /// <summary>Text of a string, or of a number or boolean as it is written.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name)?.AsText();

    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => AsString(value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    // Half of a surrogate pair is valid JSON, but no text; it stays as it is escaped.
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

    /// <summary>A whole number, quoted or not, also when written as 1.0 or 1e3.</summary>
    public static long? Integer(this JsonElement element, string name) =>
        element.Text(name) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number)
        && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    public static bool? Flag(this JsonElement element, string name) =>
        bool.TryParse(element.Text(name), out var flag) ? flag : null;

    /// <summary>An instant in epoch milliseconds; 0 and less mean that it is not known.</summary>
    public static DateTimeOffset? Instant(this JsonElement element, string name) =>
        element.Integer(name) is > 0 and <= 253_402_300_799_999 and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>The elements of an array member; none when it is absent or something else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.Items(name).Select(AsText).OfType<string>()];
}
