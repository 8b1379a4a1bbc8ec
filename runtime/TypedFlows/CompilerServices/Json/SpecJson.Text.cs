using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <content>Implements the rules of strings: patterns and formats.</content>
public static partial class SpecJson
{
    // The cache is bounded, because the patterns come from the specs that the program was built with.
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new(StringComparer.Ordinal);

    /// <summary>Returns a value indicating whether a pattern matches a text at any position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern for .NET, as translated by the compiler.</param>
    /// <returns>True if it matches. False if the match takes longer than a second.</returns>
    public static bool Matches(string text, string pattern)
    {
        try
        {
            return s_patterns.GetOrAdd(pattern, static p => EcmaPattern.Create(p)).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Returns a value indicating whether a value is a string that does not match a pattern.</summary>
    /// <param name="value">The value.</param>
    /// <param name="pattern">The pattern for .NET.</param>
    /// <returns>True for a string that does not match.</returns>
    public static bool ViolatesPattern(JsonElement value, string pattern) =>
        value.ValueKind == JsonValueKind.String && !Matches(Text(value), pattern);

    /// <summary>Returns a value indicating whether a text exists and does not match a pattern.</summary>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The pattern for .NET.</param>
    /// <returns>True for a text that does not match.</returns>
    public static bool ViolatesPattern(string? value, string pattern) => value is not null && !Matches(value, pattern);

    /// <summary>Returns a value indicating whether a value is a string that does not have a format.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format as the schema names it.</param>
    /// <returns>True for a string without the format.</returns>
    public static bool ViolatesFormat(JsonElement value, string format) =>
        value.ValueKind == JsonValueKind.String && ViolatesFormat(Text(value), format);

    /// <summary>Returns a value indicating whether a text exists and does not have a format.</summary>
    /// <param name="value">The text.</param>
    /// <param name="format">The format as the schema names it.</param>
    /// <returns>True for a text without the format.</returns>
    public static bool ViolatesFormat(string? value, string format) => value is not null && !StringFormats.Matches(format, value);

    // The argument is a well-formed JSON string with quotes.
    private static string Unescape(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            i++;
            text.Append(json[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(json.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var plain => plain,
            });
            i += json[i] == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
