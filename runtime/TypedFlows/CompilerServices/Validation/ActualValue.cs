using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <summary>Describes a value that violates a rule. The text is created on demand. This type is intended for generated code and is never
/// used for a secret.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ActualValue
{
    private const int LongestValue = 60;

    private readonly Form _form;
    private readonly long _bits;
    private readonly string? _text;

    private ActualValue(Form form, long bits, string? text = null)
    {
        _form = form;
        _bits = bits;
        _text = text;
    }

    private enum Form
    {
        Description,
        Integer,
        Number,
        Text,
        Count,
    }

    /// <summary>Describes the value if it is short.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A text such as <c>is 5</c>, or nothing for a value that is not shown.</returns>
    public static ActualValue Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Text("is null"),
        JsonValueKind.True => Value(true),
        JsonValueKind.False => Value(false),
        JsonValueKind.Number => Text(value.GetRawText() is { Length: <= LongestValue } text ? "is " + text : null),
        JsonValueKind.String => Value(SpecJson.Text(value)),
        JsonValueKind.Array => Text("is an array"),
        JsonValueKind.Object => Text("is an object"),
        _ => default,
    };

    /// <summary>Describes the number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>A text such as <c>is 5</c>.</returns>
    public static ActualValue Value(long? value) => value is { } number ? new ActualValue(Form.Integer, number) : default;

    /// <summary>Describes the number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>A text such as <c>is 0.5</c>.</returns>
    public static ActualValue Value(double? value) =>
        value is { } number ? new ActualValue(Form.Number, BitConverter.DoubleToInt64Bits(number)) : default;

    /// <summary>Describes the boolean.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>A text such as <c>is true</c>.</returns>
    public static ActualValue Value(bool? value) => value is { } boolean ? Text(boolean ? "is true" : "is false") : default;

    /// <summary>Describes the text if it is short.</summary>
    /// <param name="value">The text.</param>
    /// <returns>A text such as <c>is 'once'</c>.</returns>
    public static ActualValue Value(string? value) => value is null ? default : new ActualValue(Form.Text, 0, value);

    /// <summary>Describes the JSON value of an enum member.</summary>
    /// <param name="texts">The texts of the enum in the order of its members.</param>
    /// <param name="number">The one-based number of the member. Other numbers are not described.</param>
    /// <returns>A text such as <c>is 'once'</c>.</returns>
    public static ActualValue Value(JsonNames texts, int? number)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return number is { } present && present >= 1 && present <= texts.Count ? Value(texts.Text(present - 1)) : default;
    }

    /// <summary>Describes a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>The statement that it is an array. Its items are not shown.</returns>
    public static ActualValue Value<T>(IReadOnlyList<T>? value) => value is null ? default : Text("is an array");

    /// <summary>Describes the number of items, characters or properties.</summary>
    /// <param name="value">An array, a string or an object.</param>
    /// <returns>A text such as <c>has 3</c>.</returns>
    public static ActualValue Count(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => Count(value.GetArrayLength()),
        JsonValueKind.Object => Count(SpecJson.CountMembers(value)),
        JsonValueKind.String => Count(SpecJson.Text(value)),
        _ => default,
    };

    /// <summary>Describes the number of characters.</summary>
    /// <param name="value">The text.</param>
    /// <returns>A text such as <c>has 3</c>.</returns>
    public static ActualValue Count(string? value) => value is null ? default : Count(CodePoints.Count(value));

    /// <summary>Describes the number of items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>A text such as <c>has 3</c>.</returns>
    public static ActualValue Count<T>(IReadOnlyList<T>? value) => value is null ? default : Count(value.Count);

    /// <summary>Describes the number of properties.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="value">The map.</param>
    /// <returns>A text such as <c>has 3</c>.</returns>
    public static ActualValue Count<T>(IReadOnlyDictionary<string, T>? value) => value is null ? default : Count(value.Count);

    /// <summary>Describes the number of properties.</summary>
    /// <param name="count">The number.</param>
    /// <returns>A text such as <c>has 3</c>.</returns>
    public static ActualValue Count(int count) => new(Form.Count, count);

    /// <summary>Describes the duplicate items.</summary>
    /// <param name="value">An array.</param>
    /// <returns>A text such as <c>items 0 and 2 are equal</c>.</returns>
    public static ActualValue DuplicateItems(JsonElement value) => DuplicateItems(SpecJson.FindDuplicateItems(value));

    /// <summary>Describes the duplicate items.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>A text such as <c>items 0 and 2 are equal</c>.</returns>
    public static ActualValue DuplicateItems<T>(IReadOnlyList<T>? value) => DuplicateItems(SpecJson.FindDuplicateItems(value));

    /// <summary>Returns the description, or an empty string if nothing is shown.</summary>
    /// <returns>A text such as <c>is 5</c>.</returns>
    public override string ToString() => _form switch
    {
        Form.Integer => "is " + _bits.ToString(CultureInfo.InvariantCulture),
        Form.Number => "is " + BitConverter.Int64BitsToDouble(_bits).ToString("R", CultureInfo.InvariantCulture),
        Form.Text => _text!.Length <= LongestValue ? $"is '{Escape(_text)}'" : "is a longer string",
        Form.Count => "has " + _bits.ToString(CultureInfo.InvariantCulture),
        _ => _text ?? string.Empty,
    };

    private static ActualValue Text(string? words) => new(Form.Description, 0, words);

    private static ActualValue DuplicateItems((int First, int Second)? indices) => indices is var (first, second)
        ? Text($"items {first.ToString(CultureInfo.InvariantCulture)} and {second.ToString(CultureInfo.InvariantCulture)} are equal")
        : default;

    // JSON escapes keep a tab or a line break visible and the message on one line.
    internal static string Escape(string text)
    {
        var at = 0;
        while (at < text.Length && EscapeOf(text[at]) is null)
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, at, text.Length + 8);
        foreach (var c in text.AsSpan(at))
        {
            if (EscapeOf(c) is { } escape)
            {
                escaped.Append(escape);
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    private static string? EscapeOf(char c) => c switch
    {
        '\t' => "\\t",
        '\n' => "\\n",
        '\r' => "\\r",
        '\\' => "\\\\",
        _ when char.IsControl(c) || c is '\u2028' or '\u2029' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
