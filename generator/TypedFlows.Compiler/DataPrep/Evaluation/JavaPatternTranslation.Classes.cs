using System.Globalization;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <content>Translates escapes and character classes. A class is a pattern that matches one code point.</content>
internal sealed partial class JavaPatternTranslation
{
    private const string AnyCodePoint = @"(?:[\ud800-\udbff][\udc00-\udfff]|[\s\S])";

    // Reads the text after a backslash outside a class.
    private string Escape()
    {
        if (_at == _pattern.Length)
        {
            throw Problem("the pattern ends with a backslash");
        }

        var c = _pattern[_at];
        if (c is >= '1' and <= '9')
        {
            return Reference();
        }

        switch (c)
        {
            case 'A' or 'z' or 'G' or 'b' or 'B':
                _at++;
                return $"(?:\\{c})";
            case 'R':
                _at++;
                return @"(?:\r\n|[\n\x0B\f\r\x85\u2028\u2029])";
            case 'X':
                _at++;
                return @"(?>\r\n|(?:[\ud800-\udbff][\udc00-\udfff]|[^\p{M}])\p{M}*|\p{M}+)";
            case 'k':
                var end = _pattern.IndexOf('>', _at);
                var name = Follows(_at + 1, "<") && end > 0 ? _pattern[(_at + 2)..end] : string.Empty;
                if (_groups.IndexOf(name) is not (>= 0 and var index) || name.Length == 0)
                {
                    throw Problem($"no group has the name '{name}'");
                }

                _at = end + 1;
                return string.Create(CultureInfo.InvariantCulture, $@"(?:\{index + 1})");
            default:
                return Shorthand() ?? Literal(Character());
        }
    }

    // More digits are part of the number as long as so many groups exist.
    private string Reference()
    {
        var number = _pattern[_at++] - '0';
        while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]) && (number * 10) + _pattern[_at] - '0' <= _groups.Count)
        {
            number = (number * 10) + _pattern[_at++] - '0';
        }

        return number <= _groups.Count ? string.Create(CultureInfo.InvariantCulture, $@"(?:\{number})") : "(?!)";
    }

    // Reads the text after an opening bracket, up to and with the closing one.
    private string Class()
    {
        if (++_depth > DeepestNesting)
        {
            throw Problem($"classes are nested more than {DeepestNesting} deep");
        }

        var isNegated = Take("^");
        var operands = new List<string>();
        do
        {
            operands.Add(Union(isFirst: operands.Count == 0));
        }
        while (Take("&&"));

        if (!Take("]"))
        {
            throw Problem("a '[' has no ']'");
        }

        _depth--;
        var all = operands.Count == 1 ? operands[0] : $"(?:{string.Concat(operands.Skip(1).Select(each => $"(?={each})"))}{operands[0]})";
        return isNegated ? $"(?:(?!{all}){AnyCodePoint})" : all;
    }

    private string Union(bool isFirst)
    {
        var set = new CodePointSet();
        var (parts, isEmpty) = (new List<string>(), true);
        for (; _at < _pattern.Length && (_pattern[_at] != ']' || (isFirst && isEmpty && parts.Count == 0)) && !Follows(_at, "&&");)
        {
            if ((_flags & Flags.Comments) != 0 && TakeComment())
            {
                continue;
            }

            if (Take("["))
            {
                parts.Add(Class());
            }
            else if (Take(@"\Q"))
            {
                var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
                for (var stop = end < 0 ? _pattern.Length : end; _at < stop;)
                {
                    var quoted = CodePoint();
                    set.Add(quoted, quoted);
                    isEmpty = false;
                }

                _at = end < 0 ? _pattern.Length : end + 2;
            }
            else if (Follows(_at, @"\") && ShorthandInClass() is { } shorthand)
            {
                parts.Add(shorthand);
            }
            else
            {
                var from = ClassCharacter();
                var to = from;
                if (Follows(_at, "-") && _at + 1 < _pattern.Length && _pattern[_at + 1] is not (']' or '[') && !Follows(_at + 1, "&&"))
                {
                    _at++;
                    to = ClassCharacter();
                }

                set.Add(from, from <= to ? to : throw Problem("the range of a class ends before it starts"));
                isEmpty = false;
            }
        }

        if (!isEmpty)
        {
            parts.Insert(0, set.ToPattern(isNegated: false));
        }

        return parts.Count switch
        {
            0 => throw Problem("a class is empty"),
            1 => parts[0],
            _ => $"(?:{string.Join('|', parts)})",
        };
    }

    private int ClassCharacter()
    {
        if (!Take(@"\"))
        {
            return CodePoint();
        }

        return _at < _pattern.Length ? Character() : throw Problem("the pattern ends with a backslash");
    }

    private string? ShorthandInClass()
    {
        _at++;
        var shorthand = _at < _pattern.Length ? Shorthand() : null;
        _at -= shorthand is null ? 1 : 0;
        return shorthand;
    }
}
