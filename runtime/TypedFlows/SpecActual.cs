using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedFlows;

/// <summary>Says in a few words what a value is that broke a rule. Called by generated code, never for a secret.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecActual
{
    private const int LongestValue = 60;

    /// <summary>What the value is, where that is short.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Words such as <c>it is 5</c>; null for a value that is not told.</returns>
    public static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "it is null",
        JsonValueKind.True => "it is true",
        JsonValueKind.False => "it is false",
        JsonValueKind.Number => value.GetRawText() is { Length: <= LongestValue } text ? "it is " + text : null,
        JsonValueKind.String => Value(SpecJson.Text(value)),
        JsonValueKind.Array => "it is an array",
        JsonValueKind.Object => "it is an object",
        _ => null,
    };

    /// <summary>What the number is.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Words such as <c>it is 5</c>.</returns>
    public static string? Value(long? value) => value is { } number ? "it is " + number.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What the number is.</summary>
    /// <param name="value">The number.</param>
    /// <returns>Words such as <c>it is 0.5</c>.</returns>
    public static string? Value(double? value) => value is { } number ? "it is " + number.ToString("R", CultureInfo.InvariantCulture) : null;

    /// <summary>What the boolean is.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>Words such as <c>it is true</c>.</returns>
    public static string? Value(bool? value) => value is { } boolean ? boolean ? "it is true" : "it is false" : null;

    /// <summary>What the text is, where that is short.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Words such as <c>it is 'once'</c>.</returns>
    public static string? Value(string? value) => value is null ? null
        : value.Length <= LongestValue ? $"it is '{Escape(value)}'"
        : "it is a longer string";

    /// <summary>What a list is.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>That it is an array: its items are not told.</returns>
    public static string? Value<T>(IReadOnlyList<T>? value) => value is null ? null : "it is an array";

    /// <summary>How many items, characters or members the value has.</summary>
    /// <param name="value">An array, a string or an object.</param>
    /// <returns>Words such as <c>it has 3</c>.</returns>
    public static string? Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => Count(value.GetArrayLength()),
        JsonValueKind.Object => Count(SpecJson.CountMembers(value)),
        JsonValueKind.String => Count(SpecJson.Text(value)),
        _ => null,
    };

    /// <summary>How many characters the text has.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Words such as <c>it has 3</c>.</returns>
    public static string? Count(string? value) => value is null ? null : Count(SpecJson.CodePoints(value));

    /// <summary>How many items the list has.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>Words such as <c>it has 3</c>.</returns>
    public static string? Count<T>(IReadOnlyList<T>? value) => value is null ? null : Count(value.Count);

    /// <summary>How many members the map has.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="value">The map.</param>
    /// <returns>Words such as <c>it has 3</c>.</returns>
    public static string? Count<T>(IReadOnlyDictionary<string, T>? value) => value is null ? null : Count(value.Count);

    /// <summary>Which two items are equal.</summary>
    /// <param name="value">An array.</param>
    /// <returns>Words such as <c>items 0 and 2 are equal</c>.</returns>
    public static string? Twins(JsonElement value) => Twins(SpecJson.FindTwins(value));

    /// <summary>Which two items are equal.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>Words such as <c>items 0 and 2 are equal</c>.</returns>
    public static string? Twins<T>(IReadOnlyList<T>? value) => Twins(SpecJson.FindTwins(value));

    private static string? Twins((int First, int Second)? places) => places is var (first, second)
        ? $"items {first.ToString(CultureInfo.InvariantCulture)} and {second.ToString(CultureInfo.InvariantCulture)} are equal"
        : null;

    private static string Count(int count) => "it has " + count.ToString(CultureInfo.InvariantCulture);

    // As JSON escapes: a tab or a line break must be seen, and not break the line of a message.
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '\t' => "\\t",
                '\n' => "\\n",
                '\r' => "\\r",
                '\\' => "\\\\",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
