using System.Globalization;
using System.Text;

namespace TypedFlows.Compiler.Formats;

/// <summary>
/// Checks the syntax of a pattern and translates it for .NET in one pass. .NET matches UTF-16 code units instead of code points.
/// </summary>
internal sealed partial class EcmaPatternTranslation
{
    // No real pattern is nested as deeply. A deeper one would exhaust the stack.
    private const int DeepestNesting = 250;

    private readonly string _pattern;
    private readonly bool _isStrict;
    private readonly List<string?> _groups = [];
    private int _at;
    private int _opened;
    private int _depth;
    private bool _isNumbered;
    private bool _isUnknown;

    /// <param name="isStrict">True to follow the strict grammar.</param>
    public EcmaPatternTranslation(string pattern, bool isStrict)
    {
        _pattern = pattern;
        _isStrict = isStrict;
    }

    /// <summary>
    /// Returns the pattern for .NET, or null if the text is invalid. Unless strict, it is also null for an unsupported property.
    /// </summary>
    public string? Run()
    {
        FindGroups();
        var named = _groups.OfType<string>().ToList();
        if (named.Distinct(StringComparer.Ordinal).Count() != named.Count)
        {
            return null;
        }

        var translated = Disjunction();
        return translated is null || _at < _pattern.Length || (_isUnknown && !_isStrict) ? null : translated;
    }

    // The groups are counted first, because a reference may precede its group.
    private void FindGroups()
    {
        var isClass = false;
        for (var i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '\\':
                    i++;
                    _isNumbered |= !isClass && i < _pattern.Length && (_pattern[i] is 'k' or (>= '1' and <= '9'));
                    break;
                case '[':
                    isClass = true;
                    break;
                case ']':
                    isClass = false;
                    break;
                case '(' when !isClass && !Follows(i + 1, "?"):
                    _groups.Add(null);
                    break;
                case '(' when !isClass && Follows(i + 1, "?<") && !Follows(i + 3, "=") && !Follows(i + 3, "!"):
                    var end = _pattern.IndexOf('>', i);
                    _groups.Add(end < 0 ? string.Empty : _pattern.Substring(i + 3, end - i - 3));
                    break;
            }
        }
    }

    private bool Follows(int at, string text) => string.CompareOrdinal(_pattern, at, text, 0, text.Length) == 0;

    private bool Take(string text)
    {
        if (!Follows(_at, text))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }

    private string? Disjunction()
    {
        if (++_depth > DeepestNesting)
        {
            return null;
        }

        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            if (Take("|"))
            {
                text.Append('|');
            }
            else if (Term() is { } term)
            {
                text.Append(term);
            }
            else
            {
                return null;
            }
        }

        _depth--;
        return text.ToString();
    }

    private string? Term()
    {
        const string Word = "[0-9A-Z_a-z]";
        if (Take("^"))
        {
            return "^";
        }

        if (Take("$"))
        {
            // $ of .NET also matches before a final line feed.
            return @"\z";
        }

        if (Take(@"\b"))
        {
            return $"(?:(?<={Word})(?!{Word})|(?<!{Word})(?={Word}))";
        }

        if (Take(@"\B"))
        {
            return $"(?:(?<={Word})(?={Word})|(?<!{Word})(?!{Word}))";
        }

        var isBehind = Follows(_at, "(?<=") || Follows(_at, "(?<!");
        var isAhead = Follows(_at, "(?=") || Follows(_at, "(?!");
        if (Atom() is not { } atom)
        {
            return null;
        }

        return isBehind || (isAhead && _isStrict) ? atom : Repeated(atom);
    }

    private string? Atom()
    {
        switch (_pattern[_at])
        {
            case '(':
                return Group();
            case '.':
                _at++;
                return CodePointSet.LineEnds.ToPattern(isNegated: true);
            case '[':
                _at++;
                return Class();
            case '\\':
                _at++;
                return Escape();
            case '*' or '+' or '?':
                return null;
            case '{' when _isStrict || TryBounds(_at, out _, out _):
            case ']' or '}' when _isStrict:
                return null;
            default:
                return Literal(CodePoint());
        }
    }

    private string? Group()
    {
        _at++;
        string open;
        if (Take("?:"))
        {
            open = "(?:";
        }
        else if (Take("?="))
        {
            open = "(?=";
        }
        else if (Take("?!"))
        {
            open = "(?!";
        }
        else if (Take("?<="))
        {
            open = "(?<=";
        }
        else if (Take("?<!"))
        {
            open = "(?<!";
        }
        else
        {
            // .NET numbers named groups after the others, so every group gets its number. A group without references does not capture.
            var number = ++_opened;
            if (Take("?<") ? !TakeName() : Follows(_at, "?"))
            {
                return null;
            }

            open = _isNumbered ? Invariant($"(?<{number}>") : "(?:";
        }

        return Disjunction() is { } inside && Take(")") ? open + inside + ")" : null;
    }

    private bool TakeName()
    {
        var end = _pattern.IndexOf('>', _at);
        if (end < 0 || !IsName(_pattern.Substring(_at, end - _at)))
        {
            return false;
        }

        _at = end + 1;
        return true;
    }

    private static bool IsName(string name) =>
        name.Length > 0
            && !(name[0] is >= '0' and <= '9')
            && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '$' or '\u200c' or '\u200d' || char.IsSurrogate(c));

    private string? Reference(int number)
    {
        // A reference to a group that did not participate fails in .NET, but matches the empty text in ECMA-262.
        return number <= _groups.Count ? Invariant($@"(?({number})\{number}|)") : null;
    }

    private int CodePoint()
    {
        var length = char.IsSurrogatePair(_pattern, _at) ? 2 : 1;
        var value = length == 2 ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
        _at += length;
        return value;
    }

    private static string Literal(int codePoint)
    {
        if (codePoint is > 0xffff or (>= 0xd800 and <= 0xdfff))
        {
            return new CodePointSet().Add(codePoint, codePoint).ToPattern(isNegated: false);
        }

        return codePoint switch
        {
            (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') => ((char)codePoint).ToString(),
            '_' or '-' or ',' or ':' or ';' or '/' or '@' or '=' or '<' or '>' or '!' or '%' or '&' or '~'
                or '\'' => ((char)codePoint).ToString(),
            '.' or '+' or '*' or '?' or '(' or ')' or '[' or '{' or '}' or '|' or '^' or '$' or '\\' => @"\" + (char)codePoint,
            _ => @"\u" + codePoint.ToString("x4", CultureInfo.InvariantCulture),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
