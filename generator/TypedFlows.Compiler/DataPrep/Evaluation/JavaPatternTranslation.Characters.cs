using System.Globalization;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <content>Translates shorthands, properties and escaped characters.</content>
internal sealed partial class JavaPatternTranslation
{
    // POSIX classes and methods of java.lang.Character, as ranges of code points.
    private static readonly Dictionary<string, string> s_ranges = new(StringComparer.Ordinal)
    {
        ["Lower"] = "az",
        ["Upper"] = "AZ",
        ["ASCII"] = "\0\x7f",
        ["Alpha"] = "AZaz",
        ["Digit"] = "09",
        ["Alnum"] = "09AZaz",
        ["Punct"] = "!/:@[`{~",
        ["Graph"] = "!~",
        ["Print"] = " ~",
        ["Blank"] = "  \t\t",
        ["Cntrl"] = "\0\x1f\x7f\x7f",
        ["XDigit"] = "09AFaf",
        ["Space"] = "  \t\r",
        ["d"] = "09",
        ["w"] = "09AZaz__",
        ["s"] = "  \t\r",
        ["h"] = "  \t\t\xa0\xa0\u1680\u1680\u180e\u180e\u2000\u200a\u202f\u202f\u205f\u205f\u3000\u3000",
        ["v"] = "\n\r\x85\x85\u2028\u2029",
    };

    private static readonly Dictionary<string, string[]> s_categories = new(StringComparer.Ordinal)
    {
        ["IsAlphabetic"] = ["L", "Nl"],
        ["IsLetter"] = ["L"],
        ["IsDigit"] = ["Nd"],
        ["IsUppercase"] = ["Lu"],
        ["IsLowercase"] = ["Ll"],
        ["IsTitlecase"] = ["Lt"],
        ["IsPunctuation"] = ["P"],
        ["IsControl"] = ["Cc"],
        ["IsWhite_Space"] = ["White_Space"],
        ["javaLowerCase"] = ["Ll"],
        ["javaUpperCase"] = ["Lu"],
        ["javaTitleCase"] = ["Lt"],
        ["javaLetter"] = ["L"],
        ["javaDigit"] = ["Nd"],
        ["javaLetterOrDigit"] = ["L", "Nd"],
        ["javaAlphabetic"] = ["L", "Nl"],
        ["javaSpaceChar"] = ["Z"],
    };

    // Returns null if the escape is a character.
    private string? Shorthand()
    {
        var c = _pattern[_at];
        if (char.ToLowerInvariant(c) is 'd' or 'w' or 's' or 'h' or 'v')
        {
            _at++;
            return Ranges(s_ranges[char.ToLowerInvariant(c).ToString()]).ToPattern(isNegated: char.IsAsciiLetterUpper(c));
        }

        if (c is not ('p' or 'P'))
        {
            return null;
        }

        _at++;
        var end = Follows(_at, "{") ? _pattern.IndexOf('}', _at) : _at;
        if (end < 0 || end >= _pattern.Length)
        {
            throw Problem("a property has no name");
        }

        var name = Follows(_at, "{") ? _pattern[(_at + 1)..end] : _pattern[_at].ToString();
        _at = end + 1;
        return Property(name, isNegated: c == 'P');
    }

    private string Property(string name, bool isNegated)
    {
        if (name.Length > 1 && s_ranges.TryGetValue(name, out var ranges))
        {
            return Ranges(ranges).ToPattern(isNegated);
        }

        if (name.StartsWith("In", StringComparison.Ordinal))
        {
            return $"\\{(isNegated ? 'P' : 'p')}{{Is{name[2..]}}}";
        }

        var set = new CodePointSet();
        var categories = s_categories.TryGetValue(name, out var known) ? known
            : [name.StartsWith("Is", StringComparison.Ordinal) ? name[2..] : name.Split('=')[^1]];
        if (name.Split('=')[0] is "script" or "sc" or "block" or "blk"
            || !categories.All(category => UnicodeProperty.TryAdd(category, isNegated: false, set)))
        {
            throw Problem($"the property '{name}' is not known or not supported");
        }

        return set.ToPattern(isNegated);
    }

    private static CodePointSet Ranges(string ranges)
    {
        var set = new CodePointSet();
        for (var i = 0; i < ranges.Length; i += 2)
        {
            set.Add(ranges[i], ranges[i + 1]);
        }

        return set;
    }

    // Reads the text after a backslash that is one character.
    private int Character()
    {
        var c = _pattern[_at++];
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'a':
                return '\a';
            case 'e':
                return 0x1b;
            case '0':
                return Octal();
            case 'c' when _at < _pattern.Length:
                return _pattern[_at++] ^ 64;
            case 'x' when Take("{"):
                var end = _pattern.IndexOf('}', _at);
                var digits = end < 0 ? string.Empty : _pattern[_at..end];
                _at = Math.Max(end + 1, _at);
                return Hex(digits) is >= 0 and <= 0x10ffff and var value ? value : throw Problem("\\x{...} is not a code point");
            case 'x':
                return Digits(2);
            case 'u':
                var unit = Digits(4);
                var back = _at;
                if (unit is >= 0xd800 and <= 0xdbff && Take(@"\u") && Digits(4) is >= 0xdc00 and <= 0xdfff and var low)
                {
                    return char.ConvertToUtf32((char)unit, (char)low);
                }

                _at = back;
                return unit;
            default:
                if (char.IsAsciiLetterOrDigit(c))
                {
                    throw Problem($"the escape '\\{c}' is not known");
                }

                _at--;
                return CodePoint();
        }
    }

    private int Octal()
    {
        var (value, count) = (0, 0);
        while (count < 3 && _at < _pattern.Length && _pattern[_at] is >= '0' and <= '7' && (value * 8) + _pattern[_at] - '0' <= 0xff)
        {
            value = (value * 8) + _pattern[_at++] - '0';
            count++;
        }

        return count > 0 ? value : throw Problem("\\0 requires octal digits");
    }

    private int Digits(int count)
    {
        var value = _at + count <= _pattern.Length ? Hex(_pattern.Substring(_at, count)) : -1;
        _at += count;
        return value >= 0 ? value : throw Problem($"\\x and \\u require {count} hexadecimal digits");
    }

    private static int Hex(string digits) =>
        digits.Length is > 0 and <= 6 && digits.All(char.IsAsciiHexDigit)
            ? int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : -1;
}
