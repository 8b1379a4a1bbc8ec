namespace TypedFlows.Compiler.Reading;

/// <summary>Splits text into JSON tokens. Text that is not JSON becomes a token too, so that nothing is skipped silently.</summary>
internal sealed class JsonLexer(string text)
{
    /// <summary>The maximum length of a number in characters.</summary>
    public const int LongestNumber = 1000;

    private readonly List<JsonToken> _tokens = [];
    private int _offset;
    private int _line;

    public static IReadOnlyList<JsonToken> Split(string text) => new JsonLexer(text).Split();

    private List<JsonToken> Split()
    {
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _offset = 1;
        }

        while (true)
        {
            SkipWhitespace();
            if (_offset == text.Length)
            {
                _tokens.Add(new JsonToken(JsonTokenKind.EndOfFile, _offset, 0, _line));
                return _tokens;
            }

            ReadToken();
        }
    }

    private void SkipWhitespace()
    {
        for (; _offset < text.Length; _offset++)
        {
            var c = text[_offset];
            if (IsLineBreak(_offset))
            {
                _line++;
            }
            else if (c is not (' ' or '\t' or '\r'))
            {
                return;
            }
        }
    }

    private bool IsLineBreak(int offset) =>
        text[offset] == '\n' || (text[offset] == '\r' && (offset + 1 == text.Length || text[offset + 1] != '\n'));

    private void ReadToken()
    {
        switch (text[_offset])
        {
            case '{':
                Add(JsonTokenKind.OpenObject, 1);
                break;
            case '}':
                Add(JsonTokenKind.CloseObject, 1);
                break;
            case '[':
                Add(JsonTokenKind.OpenArray, 1);
                break;
            case ']':
                Add(JsonTokenKind.CloseArray, 1);
                break;
            case ',':
                Add(JsonTokenKind.Comma, 1);
                break;
            case ':':
                Add(JsonTokenKind.Colon, 1);
                break;
            case '"':
                ReadString();
                break;
            case '/':
                ReadComment();
                break;
            case '-' or (>= '0' and <= '9'):
                ReadNumber();
                break;
            default:
                ReadLiteral();
                break;
        }
    }

    private void Add(JsonTokenKind kind, int length, int flaw = -1)
    {
        _tokens.Add(new JsonToken(kind, _offset, length, _line, Flaw: flaw));
        _offset += length;
    }

    private void ReadString()
    {
        var flaw = -1;
        var end = _offset + 1;
        for (; end < text.Length && text[end] is not ('\n' or '\r'); end++)
        {
            var c = text[end];
            if (c == '"')
            {
                Add(JsonTokenKind.String, end + 1 - _offset, flaw);
                return;
            }

            if (c == '\\')
            {
                var length = EscapeLength(end);
                if (length == 0)
                {
                    flaw = flaw < 0 ? end : flaw;

                    // An escaped quote does not end the string, even after an invalid escape. A line break always ends it.
                    length = 1;
                }

                end += length - 1;
            }
            else if (c < ' ')
            {
                flaw = flaw < 0 ? end : flaw;
            }
        }

        Add(JsonTokenKind.Unclosed, end - _offset);
    }

    /// <summary>Returns the length of a valid escape sequence, or 0.</summary>
    private int EscapeLength(int offset)
    {
        if (offset + 1 == text.Length)
        {
            return 0;
        }

        switch (text[offset + 1])
        {
            case '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't':
                return 2;
            case 'u':
                for (var i = offset + 2; i < offset + 6; i++)
                {
                    if (i >= text.Length || !IsHexDigit(text[i]))
                    {
                        return 0;
                    }
                }

                return 6;
            default:
                return 0;
        }
    }

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private char At(int offset) => offset < text.Length ? text[offset] : '\0';

    /// <summary>Reads the longest number that starts here. Digits after a leading zero are a separate token.</summary>
    private void ReadNumber()
    {
        var end = text[_offset] == '-' ? _offset + 1 : _offset;
        if (!IsDigit(At(end)))
        {
            ReadLiteral();
            return;
        }

        end = At(end) == '0' ? end + 1 : SkipDigits(end);
        if (At(end) == '.' && IsDigit(At(end + 1)))
        {
            end = SkipDigits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            var digits = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = IsDigit(At(digits)) ? SkipDigits(digits) : end;
        }

        var length = end - _offset;
        Add(length > LongestNumber ? JsonTokenKind.Garbage : JsonTokenKind.Number, length);
    }

    private int SkipDigits(int offset)
    {
        while (IsDigit(At(offset)))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Reads a comment as a single invalid token, because JSON has no comments.</summary>
    private void ReadComment()
    {
        var end = _offset + 1;
        var lines = 0;
        if (At(end) == '*')
        {
            var close = text.IndexOf("*/", end + 1, StringComparison.Ordinal);
            end = close < 0 ? text.Length : close + 2;
            for (var i = _offset; i < end; i++)
            {
                lines += IsLineBreak(i) ? 1 : 0;
            }
        }
        else if (At(end) == '/')
        {
            end = EndOfLine(end);
        }

        Add(JsonTokenKind.Garbage, end - _offset);
        _line += lines;
    }

    private int EndOfLine(int offset)
    {
        while (offset < text.Length && text[offset] is not ('\n' or '\r'))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>
    /// Reads true, false or null as a separate token if it starts here. Otherwise, reads a sequence of letters or one character.
    /// </summary>
    private void ReadLiteral()
    {
        if (!TryAddLiteral("true", JsonTokenKind.True) && !TryAddLiteral("false", JsonTokenKind.False) && !TryAddLiteral("null", JsonTokenKind.Null))
        {
            Add(JsonTokenKind.Garbage, WordLength());
        }
    }

    private bool TryAddLiteral(string literal, JsonTokenKind kind)
    {
        if (string.CompareOrdinal(text, _offset, literal, 0, literal.Length) != 0)
        {
            return false;
        }

        Add(kind, literal.Length);
        return true;
    }

    private int WordLength()
    {
        if (text[_offset] == '\'')
        {
            var close = text.IndexOf('\'', _offset + 1, EndOfLine(_offset) - _offset - 1);
            return close < 0 ? 1 : close + 1 - _offset;
        }

        var end = _offset;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or '.' or '+' or '-'))
        {
            end++;
        }

        return Math.Max(1, end - _offset);
    }
}
