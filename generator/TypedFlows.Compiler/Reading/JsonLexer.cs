namespace TypedFlows.Compiler.Reading;

/// <summary>Splits text into JSON tokens. Text that is not JSON becomes a token too, so that nothing is skipped silently.</summary>
internal sealed class JsonLexer(string text)
{
    /// <summary>The maximum length of a number in characters.</summary>
    public const int LongestNumber = 1000;

    private readonly List<JsonToken> _tokens = [];
    private int _offset;

    public static List<JsonToken> Split(string text) => new JsonLexer(text).Split();

    private List<JsonToken> Split()
    {
        _offset = At(0) == '\uFEFF' ? 1 : 0;
        while (true)
        {
            while (At(_offset) is ' ' or '\t' or '\r' or '\n')
            {
                _offset++;
            }

            if (_offset == text.Length)
            {
                Add(JsonTokenKind.EndOfFile, _offset);
                return _tokens;
            }

            ReadToken();
        }
    }

    private void ReadToken()
    {
        switch (text[_offset])
        {
            case var c when Punctuation(c) is { } kind:
                Add(kind, _offset + 1);
                break;
            case '"':
                ReadString();
                break;
            case '/' when At(_offset + 1) is '/' or '*':
                ReadComment();
                break;
            case '-' or (>= '0' and <= '9'):
                ReadNumber();
                break;
            default:
                ReadWord();
                break;
        }
    }

    private static JsonTokenKind? Punctuation(char c) => c switch
    {
        '{' => JsonTokenKind.OpenObject,
        '}' => JsonTokenKind.CloseObject,
        '[' => JsonTokenKind.OpenArray,
        ']' => JsonTokenKind.CloseArray,
        ',' => JsonTokenKind.Comma,
        ':' => JsonTokenKind.Colon,
        _ => null,
    };

    private void Add(JsonTokenKind kind, int end, int flaw = -1)
    {
        _tokens.Add(new JsonToken(kind, _offset, end - _offset, flaw));
        _offset = end;
    }

    private char At(int offset) => offset < text.Length ? text[offset] : '\0';

    private void ReadString()
    {
        var flaw = -1;
        for (var end = _offset + 1; end < text.Length && text[end] is not ('\n' or '\r'); end++)
        {
            var c = text[end];
            if (c == '"')
            {
                Add(JsonTokenKind.String, end + 1, flaw);
                return;
            }

            // An escaped quote does not end the string, even after an invalid escape. A line break always ends it.
            if (c == '\\' && EscapeLength(end) is > 0 and var length)
            {
                end += length - 1;
            }
            else if (c is '\\' or < ' ')
            {
                flaw = flaw < 0 ? end : flaw;
            }
        }

        // The brackets and the comma at the end of the line were probably outside the string.
        var last = EndOfLine(_offset);
        while (last - 1 > _offset && text[last - 1] is '{' or '}' or '[' or ']' or ',' or ' ' or '\t')
        {
            last--;
        }

        Add(JsonTokenKind.Unclosed, last);
    }

    /// <summary>Returns the length of a valid escape sequence, or 0.</summary>
    private int EscapeLength(int offset) => At(offset + 1) switch
    {
        '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' => 2,
        'u' when IsHexDigit(offset + 2) && IsHexDigit(offset + 3) && IsHexDigit(offset + 4) && IsHexDigit(offset + 5) => 6,
        _ => 0,
    };

    private bool IsHexDigit(int offset) => At(offset) is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private bool IsDigit(int offset) => At(offset) is >= '0' and <= '9';

    /// <summary>Reads the longest number that starts here. Digits after a leading zero are a separate token.</summary>
    private void ReadNumber()
    {
        var end = text[_offset] == '-' ? _offset + 1 : _offset;
        if (!IsDigit(end))
        {
            ReadWord();
            return;
        }

        end = At(end) == '0' ? end + 1 : SkipDigits(end);
        if (At(end) == '.' && IsDigit(end + 1))
        {
            end = SkipDigits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            var digits = At(end + 1) is '+' or '-' ? end + 2 : end + 1;
            end = IsDigit(digits) ? SkipDigits(digits) : end;
        }

        Add(end - _offset > LongestNumber ? JsonTokenKind.Garbage : JsonTokenKind.Number, end);
    }

    private int SkipDigits(int offset)
    {
        while (IsDigit(offset))
        {
            offset++;
        }

        return offset;
    }

    private void ReadComment()
    {
        var close = At(_offset + 1) == '*' ? text.IndexOf("*/", _offset + 2, StringComparison.Ordinal) + 2 : EndOfLine(_offset);
        Add(JsonTokenKind.Comment, close < _offset + 2 ? text.Length : close);
    }

    private int EndOfLine(int offset)
    {
        var end = text.IndexOfAny(['\n', '\r'], offset);
        return end < 0 ? text.Length : end;
    }

    /// <summary>
    /// Reads true, false or null as a separate token if it starts here. Otherwise, reads a sequence of letters or one character.
    /// </summary>
    private void ReadWord()
    {
        if (!TryAdd("true", JsonTokenKind.True) && !TryAdd("false", JsonTokenKind.False) && !TryAdd("null", JsonTokenKind.Null))
        {
            Add(JsonTokenKind.Garbage, EndOfWord());
        }
    }

    private bool TryAdd(string literal, JsonTokenKind kind)
    {
        if (string.CompareOrdinal(text, _offset, literal, 0, literal.Length) != 0)
        {
            return false;
        }

        Add(kind, _offset + literal.Length);
        return true;
    }

    private int EndOfWord()
    {
        if (text[_offset] == '\'')
        {
            var close = text.IndexOf('\'', _offset + 1, EndOfLine(_offset) - _offset - 1);
            return close < 0 ? _offset + 1 : close + 1;
        }

        var end = _offset;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$' or '.' or '+' or '-'))
        {
            end++;
        }

        return Math.Max(_offset + 1, end);
    }
}
