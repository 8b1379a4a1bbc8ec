using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.DataPrep.Expressions;

/// <summary>Reads the tokens of an expression on demand, because digits after a dot are an index.</summary>
internal sealed class ExpressionLexer(string text)
{
    private static readonly string[] s_symbols =
    [
        "?:", "??", "?.", "&&", "||", "==", "!=", "=~", "!~", "=^", "!^", "=$", "!$", "<=", ">=", "->", "..",
        "+", "-", "*", "/", "%", "<", ">", "!", "~", "&", "|", "^", "?", ":", "(", ")", "[", "]", "{", "}", ",", ".", ";",
    ];

    /// <summary>Gets or sets the offset of the next token.</summary>
    public int At { get; set; }

    /// <summary>Reads the next token.</summary>
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

    private void SkipSpace()
    {
        while (At < text.Length)
        {
            if (text[At] is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                At++;
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
        var start = At;
        var name = new StringBuilder();
        while (At < text.Length)
        {
            if (IsLetter(At) || char.IsDigit(text, At))
            {
                var length = char.IsSurrogatePair(text, At) ? 2 : 1;
                name.Append(text, At, length);
                At += length;
            }
            else if (StartsWith("\\."))
            {
                name.Append('.');
                At += 2;
            }
            else
            {
                break;
            }
        }

        var word = name.ToString();
        return new(ReservedNames.Words.Contains(word) ? TokenKind.Word : TokenKind.Name, start, At, word);
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
        var name = text.Substring(start + 2, end - start - 2);
        return name.Trim().Length > 0
            ? new(TokenKind.QuotedField, start, At, name)
            : throw new ExpressionSyntaxException(start, At - start, "The field has no name; write it between '${' and '}'");
    }

    private Token ReadText(char quote)
    {
        var start = At++;
        var value = new StringBuilder();
        while (At < text.Length && text[At] is not ('\r' or '\n'))
        {
            var c = text[At++];
            if (c == quote)
            {
                return new(TokenKind.Text, start, At, value.ToString());
            }

            // A backslash before any other character is kept.
            if (c == '\\' && At < text.Length && (text[At] == '\\' || text[At] == quote))
            {
                c = text[At++];
            }
            else if (c == '\\' && ReadUnicode() is { } unicode)
            {
                c = unicode;
            }

            value.Append(c);
        }

        throw new ExpressionSyntaxException(start, At - start, $"The text is not closed; add {quote} at its end");
    }

    private char? ReadUnicode()
    {
        if (At + 5 <= text.Length && text[At] == 'u'
            && ushort.TryParse(text.Substring(At + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            At += 5;
            return (char)unit;
        }

        return null;
    }

    private Token ReadDigits()
    {
        var start = At;
        SkipDigits();
        return new(TokenKind.Integer, start, At, text.Substring(start, At - start));
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
            return new(TokenKind.Real, start, At, text.Substring(start, At - start));
        }

        var digits = text.Substring(start, At - start);
        return digits.Length == 1 || digits[0] != '0' || digits.All(digit => digit is >= '0' and <= '7')
            ? EndInteger(start)
            : throw new ExpressionSyntaxException(
                start, At - start, $"'{digits}' begins with 0, so it is an octal number with the digits 0 to 7; remove the 0");
    }

    private Token EndInteger(int start)
    {
        if (At < text.Length && text[At] is 'l' or 'L' or 'h' or 'H')
        {
            At++;
        }

        return new(TokenKind.Integer, start, At, text.Substring(start, At - start));
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
        foreach (var symbol in s_symbols)
        {
            if (StartsWith(symbol))
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

    private bool StartsWith(string symbol) => string.CompareOrdinal(text, At, symbol, 0, symbol.Length) == 0;

    private bool IsLetter(int at) => text[at] is '_' or '$' || char.IsLetter(text, at);

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}

/// <summary>The exception that ends reading at the first syntax error.</summary>
internal sealed class ExpressionSyntaxException(int offset, int length, string message) : Exception(message)
{
    public int Offset => offset;

    public int Length => length;

    public bool IsWildcard { get; init; }
}
