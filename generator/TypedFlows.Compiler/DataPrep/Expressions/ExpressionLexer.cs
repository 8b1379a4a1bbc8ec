using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Reads the tokens of an expression on demand, because digits after a dot are an index.</summary>
internal struct ExpressionLexer(string text)
{
    private static readonly string[] s_symbols =
    [
        "?:", "??", "?.", "&&", "||", "==", "!=", "=~", "!~", "=^", "!^", "=$", "!$", "<=", ">=", "->", "..",
        "+", "-", "*", "/", "%", "<", ">", "!", "~", "&", "|", "^", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".", ";",
    ];

    // The symbols by their first character, longer ones first.
    private static readonly string[][] s_byCharacter =
        [.. Enumerable.Range(0, 128).Select(c => s_symbols.Where(symbol => symbol[0] == c).ToArray())];

    /// <summary>Gets or sets the offset of the next token.</summary>
    public int At { get; set; }

    /// <summary>Reads the next token. Nothing is allocated.</summary>
    /// <param name="afterDot">True to read digits as one token, without a fraction.</param>
    /// <exception cref="ExpressionSyntaxException">No token can be read.</exception>
    public Token Next(bool afterDot = false)
    {
        SkipSpace();
        var start = At;
        if (At == text.Length)
        {
            return new(TokenKind.End, start, start, string.Empty);
        }

        var c = text[At];
        return c is '\'' or '"' ? ReadText(c)
            : c is '$' && At + 1 < text.Length && text[At + 1] == '{' ? ReadQuotedField()
            : IsLetter(At) ? ReadName()
            : IsDigit(c) ? (afterDot ? ReadDigits() : ReadNumber())
            : ReadSymbol();
    }

    /// <summary>Returns the value of a token: the name of a field, the characters of a text, or the digits of a number.</summary>
    public readonly string ValueOf(Token token) => token.Kind switch
    {
        TokenKind.Text => TextOf(token.Start + 1, token.End - 1),
        TokenKind.Name => NameOf(token.Start, token.End),
        TokenKind.QuotedField => NameOf(token.Start + 2, token.End - 1),
        _ => text.Substring(token.Start, token.End - token.Start),
    };

    // A backslash keeps a dot in the name.
    private readonly string NameOf(int start, int end) => text.IndexOf('\\', start, end - start) < 0
        ? text.Substring(start, end - start) : text.Substring(start, end - start).Replace("\\.", ".");

    private readonly string TextOf(int start, int end)
    {
        if (text.IndexOf('\\', start, end - start) < 0)
        {
            return text.Substring(start, end - start);
        }

        var value = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            // A backslash before any other character is kept.
            if (text[i] == '\\' && (text[i + 1] == '\\' || text[i + 1] == text[start - 1]))
            {
                value.Append(text[++i]);
            }
            else if (text[i] == '\\' && text[i + 1] == 'u' && i + 6 <= end
                && ushort.TryParse(text.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                value.Append((char)unit);
                i += 5;
            }
            else
            {
                value.Append(text[i]);
            }
        }

        return value.ToString();
    }

    private void SkipSpace()
    {
        while (At < text.Length)
        {
            if (text[At] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                At++;
            }
            else if (text[At] is not ('/' or '#'))
            {
                return;
            }
            else if (StartsWith("//") || StartsWith("##"))
            {
                while (At < text.Length && text[At] is not ('\r' or '\n'))
                {
                    At++;
                }
            }
            else if (StartsWith("/*"))
            {
                var end = text.IndexOf("*/", At + 2, StringComparison.Ordinal);
                At = end >= 0 ? end + 2 : throw new ExpressionSyntaxException(At, text.Length - At, "The comment is not closed; add '*/'");
            }
            else
            {
                return;
            }
        }
    }

    private Token ReadName()
    {
        var at = At;
        while (at < text.Length)
        {
            var c = text[at];
            if (c < 128 ? IsLetter(c) || IsDigit(c) : char.IsLetterOrDigit(text, at))
            {
                at += c >= 128 && char.IsSurrogatePair(text, at) ? 2 : 1;
            }
            else if (c == '\\' && at + 1 < text.Length && text[at + 1] == '.')
            {
                at += 2;
            }
            else
            {
                break;
            }
        }

        var start = At;
        At = at;
        return ReservedNames.WordAt(text, start, at - start) is { } word
            ? new(TokenKind.Word, start, at, word) : new(TokenKind.Name, start, at, string.Empty);
    }

    private Token ReadQuotedField()
    {
        var start = At;
        var end = text.IndexOf('}', At);
        if (end < 0)
        {
            throw new ExpressionSyntaxException(At, text.Length - At, "The field is not closed; add '}'");
        }

        At = end + 1;
        for (var i = start + 2; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return new(TokenKind.QuotedField, start, At, string.Empty);
            }
        }

        throw new ExpressionSyntaxException(start, At - start, "The field has no name; write it between '${' and '}'");
    }

    private Token ReadText(char quote)
    {
        var start = At;
        var at = start + 1;
        while (at < text.Length && text[at] is var c and not ('\r' or '\n'))
        {
            at++;
            if (c == quote)
            {
                At = at;
                return new(TokenKind.Text, start, at, string.Empty);
            }

            if (c == '\\' && at < text.Length && (text[at] == '\\' || text[at] == quote))
            {
                at++;
            }
        }

        At = at;
        throw new ExpressionSyntaxException(start, At - start, $"The text is not closed; add {quote} at its end");
    }

    private Token ReadDigits()
    {
        var start = At;
        SkipDigits();
        return new(TokenKind.Integer, start, At, string.Empty);
    }

    private Token ReadNumber()
    {
        var start = At;
        if (text[At] == '0' && At + 2 < text.Length && text[At + 1] is 'x' && Uri.IsHexDigit(text[At + 2]))
        {
            for (At += 2; At < text.Length && Uri.IsHexDigit(text[At]); At++)
            {
            }

            return EndInteger(start);
        }

        SkipDigits();
        var isReal = At + 1 < text.Length && text[At] == '.' && IsDigit(text[At + 1]);
        if (isReal)
        {
            At++;
            SkipDigits();
        }

        isReal |= SkipExponent();
        if (At < text.Length && text[At] is 'f' or 'F' or 'd' or 'D' or 'b' or 'B')
        {
            At++;
            isReal = true;
        }

        if (isReal)
        {
            return new(TokenKind.Real, start, At, string.Empty);
        }

        return At - start == 1 || text[start] != '0' || text.IndexOfAny(['8', '9'], start, At - start) < 0
            ? EndInteger(start)
            : throw new ExpressionSyntaxException(
                start, At - start,
                $"'{text.Substring(start, At - start)}' begins with 0, so it is an octal number with the digits 0 to 7; remove the 0");
    }

    private Token EndInteger(int start)
    {
        if (At < text.Length && text[At] is 'l' or 'L' or 'h' or 'H')
        {
            At++;
        }

        return new(TokenKind.Integer, start, At, string.Empty);
    }

    private bool SkipExponent()
    {
        var at = At + 1;
        if (At >= text.Length || text[At] is not ('e' or 'E'))
        {
            return false;
        }

        at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
        if (at >= text.Length || !IsDigit(text[at]))
        {
            return false;
        }

        At = at;
        SkipDigits();
        return true;
    }

    private void SkipDigits()
    {
        while (At < text.Length && IsDigit(text[At]))
        {
            At++;
        }
    }

    private Token ReadSymbol()
    {
        foreach (var symbol in text[At] < 128 ? s_byCharacter[text[At]] : [])
        {
            if (symbol.Length == 1 || (At + 1 < text.Length && text[At + 1] == symbol[1]))
            {
                At += symbol.Length;
                return new(TokenKind.Symbol, At - symbol.Length, At, symbol);
            }
        }

        throw new ExpressionSyntaxException(At, 1, text[At] switch
        {
            '=' => "'=' compares nothing; write '=='",
            '@' or '#' or '`' or '\\' => $"'{text[At]}' is not part of an expression; write a field with such a name as ${{...}}",
            _ => $"'{text[At]}' is not part of an expression; remove it",
        });
    }

    private readonly bool StartsWith(string symbol) => string.CompareOrdinal(text, At, symbol, 0, symbol.Length) == 0;

    private readonly bool IsLetter(int at) => text[at] is var c && c < 128 ? IsLetter(c) : char.IsLetter(text, at);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or '$';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
