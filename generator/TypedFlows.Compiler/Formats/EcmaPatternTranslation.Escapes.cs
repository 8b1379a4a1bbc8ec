using System.Globalization;

namespace TypedFlows.Compiler.Formats;

/// <content>Translates escapes and character classes.</content>
internal sealed partial class EcmaPatternTranslation
{
    // Reads the text after a backslash outside a class.
    private string? Escape()
    {
        if (_at >= _pattern.Length)
        {
            return null;
        }

        if (_pattern[_at] is >= '1' and <= '9')
        {
            return TryNumber(ref _at, out var number) ? Reference(number) : null;
        }

        if (Take("k"))
        {
            var start = _at + 1;
            return Take("<") && TakeName()
                ? Reference(_groups.IndexOf(_pattern.Substring(start, _at - start - 1)) is >= 0 and var index ? index + 1 : int.MaxValue)
                : null;
        }

        var set = new CodePointSet();
        return TryShorthand(set, out var isMalformed) ? set.ToPattern(isNegated: false)
            : isMalformed ? null
            : Character(isClass: false) is >= 0 and var codePoint ? Literal(codePoint)
            : null;
    }

    // Reads the text after an opening bracket.
    private string? Class()
    {
        var isNegated = Take("^");
        var set = new CodePointSet();
        while (!Take("]"))
        {
            if (!TryClassAtom(set, out var from))
            {
                return null;
            }

            if (!Follows(_at, "-") || Follows(_at + 1, "]"))
            {
                Add(set, from, from);
                continue;
            }

            _at++;
            if (!TryClassAtom(set, out var to))
            {
                return null;
            }

            if (from >= 0 && to >= 0)
            {
                if (from > to)
                {
                    return null;
                }

                set.Add(from, to);
            }
            else if (_isStrict)
            {
                return null;
            }
            else
            {
                // A shorthand cannot end a range, so the dash is a literal.
                Add(set, from, from);
                Add(set, '-', '-');
                Add(set, to, to);
            }
        }

        return set.ToPattern(isNegated);
    }

    private static void Add(CodePointSet set, int from, int to)
    {
        if (from >= 0)
        {
            set.Add(from, to);
        }
    }

    // Returns one character, or -1 for a shorthand that is added to the set.
    private bool TryClassAtom(CodePointSet set, out int codePoint)
    {
        codePoint = -1;
        if (_at >= _pattern.Length)
        {
            return false;
        }

        if (!Take(@"\"))
        {
            codePoint = CodePoint();
            return true;
        }

        if (TryShorthand(set, out var isMalformed))
        {
            return true;
        }

        codePoint = isMalformed ? -1 : Character(isClass: true);
        return codePoint >= 0;
    }

    private bool TryShorthand(CodePointSet set, out bool isMalformed)
    {
        isMalformed = false;
        switch (_at < _pattern.Length ? _pattern[_at] : '\0')
        {
            case 'd' or 'D':
                set.Add(CodePointSet.Digits, _pattern[_at++] == 'D');
                return true;
            case 'w' or 'W':
                set.Add(CodePointSet.WordCharacters, _pattern[_at++] == 'W');
                return true;
            case 's' or 'S':
                set.Add(CodePointSet.Spaces, _pattern[_at++] == 'S');
                return true;
            case 'p' or 'P':
                isMalformed = !TryProperty(set, _pattern[_at++] == 'P');
                return !isMalformed;
            default:
                return false;
        }
    }

    private bool TryProperty(CodePointSet set, bool isNegated)
    {
        var end = _pattern.IndexOf('}', _at);
        if (!Take("{") || end < 0)
        {
            return false;
        }

        var name = _pattern.Substring(_at, end - _at);
        _at = end + 1;
        if (UnicodeProperty.TryAdd(name, isNegated, set))
        {
            return true;
        }

        _isUnknown = true;
        return UnicodeProperty.IsOfStandard(name);
    }

    // Returns the code point of an escape, or -1 if there is none.
    private int Character(bool isClass)
    {
        if (_at >= _pattern.Length)
        {
            return -1;
        }

        var c = _pattern[_at++];
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when isClass:
                return '\b';
            case '0':
                return _at < _pattern.Length && _pattern[_at] is >= '0' and <= '9' ? -1 : 0;
            case 'c':
                return _at < _pattern.Length && _pattern[_at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? _pattern[_at++] % 32 : -1;
            case 'x':
                return Hex(2);
            case 'u':
                return Unicode();
            case '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '/':
                return c;
            case '-' when isClass:
                return c;
            default:
                // Other letters are not accepted as literals, because they may have a meaning in other engines, as \Z does.
                if (_isStrict || char.IsLetterOrDigit(c))
                {
                    return -1;
                }

                _at--;
                return CodePoint();
        }
    }

    private int Unicode()
    {
        if (Take("{"))
        {
            var end = _pattern.IndexOf('}', _at);
            var digits = end < 0 ? string.Empty : _pattern.Substring(_at, end - _at).TrimStart('0');
            var isEmpty = end == _at;
            _at = end + 1;
            return end < 0 || isEmpty || digits.Length > 6 ? -1
                : digits.Length == 0 ? 0
                : TryHex(digits, out var value) && value <= 0x10ffff ? value : -1;
        }

        var first = Hex(4);
        var back = _at;
        if (first is >= 0xd800 and <= 0xdbff && Take(@"\u") && Hex(4) is >= 0xdc00 and <= 0xdfff and var second)
        {
            return char.ConvertToUtf32((char)first, (char)second);
        }

        _at = back;
        return first;
    }

    private int Hex(int count)
    {
        if (_at + count > _pattern.Length || !TryHex(_pattern.Substring(_at, count), out var value))
        {
            return -1;
        }

        _at += count;
        return value;
    }

    private static bool TryHex(string digits, out int value) =>
        int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
