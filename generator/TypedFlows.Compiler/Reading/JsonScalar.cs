using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Reading;

/// <summary>Creates the nodes of strings, numbers and literals.</summary>
internal static class JsonScalar
{
    public static JsonSyntax Create(SourceFile file, JsonToken token) => token.Kind switch
    {
        JsonTokenKind.String when token.Flaw < 0 => new JsonSyntax.String(file, token.Range, Decode(file.Text, token)),
        JsonTokenKind.Number => new JsonSyntax.Number(file, token.Range, file.Text.Substring(token.Start, token.Length)),
        JsonTokenKind.True => new JsonSyntax.Literal(file, token.Range, JsonLiteralKind.True),
        JsonTokenKind.False => new JsonSyntax.Literal(file, token.Range, JsonLiteralKind.False),
        JsonTokenKind.Null => new JsonSyntax.Literal(file, token.Range, JsonLiteralKind.Null),
        _ => new JsonSyntax.Literal(file, token.Range, JsonLiteralKind.Missing),
    };

    /// <summary>Returns the text of a string. A text that is not a valid string is returned as written.</summary>
    public static string Decode(string source, JsonToken token)
    {
        if (token.Kind != JsonTokenKind.String)
        {
            return source.Substring(token.Start, token.Length);
        }

        var text = source.Substring(token.Start + 1, token.Length - 2);
        if (token.Flaw >= 0 || text.IndexOf('\\') < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                decoded.Append((char)ushort.Parse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                decoded.Append(Unescape(text[i]));
            }
        }

        return decoded.ToString();
    }

    /// <summary>
    /// Returns a value indicating whether a text contains an unpaired surrogate. The grammar of JSON allows it, but a .NET name cannot
    /// contain it.
    /// </summary>
    public static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
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

    private static char Unescape(char c) => c switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => c,
    };
}
