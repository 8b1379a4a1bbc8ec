using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Emit;

/// <summary>Writes C# literals and XML documentation.</summary>
internal static class CSharpText
{
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c)
                    || char.IsSurrogate(c)
                    || c is '\u2028' or '\u2029' or '\ufeff' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Returns a UTF-8 literal.</summary>
    public static string Utf8(string text) => HasLoneSurrogate(text)
        ? $"{GlobalNames.Core}Text.Encoding.UTF8.GetBytes({Literal(text)})"
        : Literal(text) + "u8";

    /// <summary>Returns the text as a JSON string. An unpaired surrogate becomes a replacement character, as in the written JSON.</summary>
    public static string Json(string text)
    {
        var json = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            json.Append(text[i] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => "\\u" + ((int)text[i]).ToString("x4", CultureInfo.InvariantCulture),
                _ when isPair => text.Substring(i++, 2),
                var c when char.IsSurrogate(c) => "\ufffd",
                var c => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }

    /// <summary>Returns a raw literal on one line. The text must not contain control characters, or begin or end with a quote.</summary>
    public static string Raw(string text)
    {
        var longest = 2;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var quotes = new string('"', longest + 1);
        return text.Length == 0 || text[0] == '"' || text[text.Length - 1] == '"' ? Literal(text) : quotes + text + quotes;
    }

    public static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    /// <summary>Returns the text for an XML comment, on one line.</summary>
    public static string Doc(string text)
    {
        var doc = new StringBuilder();
        foreach (var c in HasLoneSurrogate(text) ? text.Where(c => !char.IsSurrogate(c)) : text)
        {
            doc.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' => " ",
                _ when char.IsControl(c) || c is '\ufffe' or '\uffff' => string.Empty,
                _ => c.ToString(),
            });
        }

        return doc.ToString();
    }

    /// <summary>Returns the identifiers in code, with their at signs. Texts in quotes do not count.</summary>
    public static HashSet<string> Identifiers(string code)
    {
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < code.Length; i++)
        {
            var start = i;
            if (code[i] == '"')
            {
                for (i++; code[i] != '"'; i++)
                {
                    i += code[i] == '\\' ? 1 : 0;
                }
            }
            else if (code[i] == '@' || char.IsLetter(code[i]) || code[i] == '_')
            {
                while (i + 1 < code.Length && (char.IsLetterOrDigit(code[i + 1]) || code[i + 1] == '_'))
                {
                    i++;
                }

                identifiers.Add(code.Substring(start, i + 1 - start));
            }
        }

        return identifiers;
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
