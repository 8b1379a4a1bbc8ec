using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <content>The rules of texts: patterns and formats.</content>
public static partial class SpecJson
{
    // The patterns of the specs that a program was built with: no more than those, each made ready once.
    private static readonly ConcurrentDictionary<string, Regex> s_patterns = new(StringComparer.Ordinal);

    /// <summary>Whether a pattern matches somewhere in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern for .NET, as the compiler translated it.</param>
    /// <returns>True when it does; false also where that cannot be told within a second.</returns>
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

    /// <summary>Whether a value is a string that a pattern does not match.</summary>
    /// <param name="value">The value.</param>
    /// <param name="pattern">The pattern for .NET.</param>
    /// <returns>True for a string that does not match.</returns>
    public static bool ViolatesPattern(JsonElement value, string pattern) => value.ValueKind == JsonValueKind.String && !Matches(Text(value), pattern);

    /// <summary>Whether a text is there that a pattern does not match.</summary>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The pattern for .NET.</param>
    /// <returns>True for a text that does not match.</returns>
    public static bool ViolatesPattern(string? value, string pattern) => value is not null && !Matches(value, pattern);

    /// <summary>Whether a value is a string that does not have a format.</summary>
    /// <param name="value">The value.</param>
    /// <param name="format">The format as the schema names it.</param>
    /// <returns>True for a string without it.</returns>
    public static bool ViolatesFormat(JsonElement value, string format) => value.ValueKind == JsonValueKind.String && ViolatesFormat(Text(value), format);

    /// <summary>Whether a text is there that does not have a format.</summary>
    /// <param name="value">The text.</param>
    /// <param name="format">The format as the schema names it.</param>
    /// <returns>True for a text without it.</returns>
    public static bool ViolatesFormat(string? value, string format) => value is not null && !StringFormats.Matches(format, value);

    // A JSON string in its quotes, known to be well-formed.
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
