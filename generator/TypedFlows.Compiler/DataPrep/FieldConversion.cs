using System.Globalization;
using TypedFlows.Compiler.Fields;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Formats.DateTimePatterns;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.DataPrep;

/// <summary>
/// Converts a scalar to the type of its target field, as the service does when it maps a row. A value that has no conversion is returned
/// unchanged, so the schema of the field decides whether it is valid.
/// </summary>
internal static class FieldConversion
{
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    private static readonly HashSet<string> s_true = new(StringComparer.Ordinal) { "y", "yes", "Y", "YES", "on", "ON", "true", "TRUE" };

    private static readonly HashSet<string> s_false = new(StringComparer.Ordinal) { "n", "no", "N", "NO", "off", "OFF", "false", "FALSE" };

    /// <summary>Converts a value. Objects and arrays are returned unchanged.</summary>
    /// <returns>The value for the field; null if there is none, so that the field is left out.</returns>
    public static JsonValue? Convert(JsonValue value, FieldType target) => value switch
    {
        JsonValue.Null => null,

        // A delimited file cannot distinguish an empty text from no value. Only a text field can hold an empty text.
        JsonValue.String { Value.Length: 0 }
            when target is not (FieldType.String or FieldType.None or FieldType.Object or FieldType.Array) => null,
        JsonValue.String text => FromText(text, target),
        JsonValue.Number number when target is FieldType.String => new JsonValue.String(number.Value.ToString()),
        JsonValue.Boolean boolean when target is FieldType.String => new JsonValue.String(boolean.Value ? "true" : "false"),
        _ => value,
    };

    /// <summary>
    /// Returns a value indicating whether a text can never be converted to the type of its target field. Which dates and fractions the
    /// service reads is not known completely.
    /// </summary>
    public static bool CannotConvert(string text, FieldType target) => text.Trim() is { Length: > 0 } value && target switch
    {
        FieldType.Boolean => !s_true.Contains(value) && !s_false.Contains(value),
        FieldType.Integer or FieldType.Number => Number(value) is null,
        FieldType.Date or FieldType.DateTime => !value.Any(char.IsDigit),
        _ => false,
    };

    private static JsonValue FromText(JsonValue.String text, FieldType target) => target switch
    {
        FieldType.Boolean when s_true.Contains(text.Value) => new JsonValue.Boolean(true),
        FieldType.Boolean when s_false.Contains(text.Value) => new JsonValue.Boolean(false),
        FieldType.Number when Number(text.Value) is { } number => new JsonValue.Number(number),
        FieldType.Integer when Number(text.Value) is { IsInteger: true } number => new JsonValue.Number(number),

        // A text that the field accepts keeps its offset and all digits of its fraction.
        FieldType.Date when !DateTimeFormats.IsDate(text.Value) && Moment(text.Value) is { } moment => Print(moment, "yyyy-MM-dd"),
        FieldType.DateTime when !DateTimeFormats.IsXdmDateTime(text.Value) && Moment(text.Value) is { } moment =>
            Print(moment, "yyyy-MM-dd'T'HH:mm:ss" + Fraction(moment) + "'Z'"),
        _ => text,
    };

    /// <summary>Reads a number as programs write it: with a sign, leading zeros, a fraction and an exponent.</summary>
    private static JsonDecimal? Number(string text)
    {
        var at = text[0] is '-' or '+' ? 1 : 0;
        var start = at;
        var digits = Digits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += Digits(text, ref at);
        }

        if (digits == 0)
        {
            return null;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '-' or '+' ? 1 : 0;
            if (Digits(text, ref at) == 0)
            {
                return null;
            }
        }

        return at == text.Length ? JsonDecimal.Parse((text[0] == '-' ? "-" : string.Empty) + text.Substring(start)) : null;
    }

    private static int Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }

    // An offset can move a moment out of the years 1 to 9999, which nothing can print.
    private static PointInTime? Moment(string text) =>
        DefaultDateTimePatterns.Read(text, TimeZoneInfo.Utc) is { Seconds: >= FirstSecond and <= LastSecond } moment ? moment : null;

    private static string Fraction(PointInTime moment) => moment.Nanoseconds == 0
        ? string.Empty
        : "'." + moment.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0') + "'";

    private static JsonValue.String Print(PointInTime moment, string format) =>
        new(moment.ToDateTimeOffset().ToString(format, CultureInfo.InvariantCulture));
}
