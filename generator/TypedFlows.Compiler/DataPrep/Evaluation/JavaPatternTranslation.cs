using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Translates a pattern of java.util.regex for .NET, which matches UTF-16 units instead of code points.</summary>
internal sealed partial class JavaPatternTranslation
{
    // No real pattern is nested as deeply. A deeper one would exhaust the stack.
    private const int DeepestNesting = 250;

    private const string LineEnd = @"\n\r\x85\u2028\u2029";

    private readonly string _pattern;
    private readonly List<string?> _groups = [];
    private int _at;
    private int _depth;
    private Flags _flags;

    private JavaPatternTranslation(string pattern) => _pattern = pattern;

    [Flags]
    private enum Flags
    {
        None = 0,
        DotAll = 1,
        Multiline = 2,
        Comments = 4,
        UnixLines = 8,
    }

    /// <exception cref="ArgumentException">The pattern is not valid or not supported. The message states the reason.</exception>
    public static string Translate(string pattern)
    {
        var translation = new JavaPatternTranslation(pattern);
        translation.FindGroups();
        var text = translation.Alternatives();
        return translation._at == pattern.Length ? text : throw translation.Problem("a ')' has no '('");
    }

    private ArgumentException Problem(string reason) => new($"{reason} (at {_at})");

    // The groups are counted first, because a name may be referred to before its group.
    private void FindGroups()
    {
        var depth = 0;
        for (var i = 0; i < _pattern.Length; i++)
        {
            switch (_pattern[i])
            {
                case '\\' when i + 1 < _pattern.Length && _pattern[i + 1] == 'Q':
                    var end = _pattern.IndexOf(@"\E", i, StringComparison.Ordinal);
                    i = end < 0 ? _pattern.Length : end + 1;
                    break;
                case '\\':
                    i++;
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when depth > 0:
                    depth--;
                    break;
                case '(' when depth == 0 && (i + 1 == _pattern.Length || _pattern[i + 1] != '?'):
                    _groups.Add(null);
                    break;
                case '(' when depth == 0 && Follows(i + 1, "?<") && !Follows(i + 3, "=") && !Follows(i + 3, "!"):
                    var close = _pattern.IndexOf('>', i);
                    _groups.Add(close < 0 ? string.Empty : _pattern[(i + 3)..close]);
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

    private string Alternatives()
    {
        if (++_depth > DeepestNesting)
        {
            throw Problem($"groups are nested more than {DeepestNesting} deep");
        }

        var text = new StringBuilder();
        while (_at < _pattern.Length && _pattern[_at] != ')')
        {
            if ((_flags & Flags.Comments) != 0 && TakeComment())
            {
                continue;
            }

            text.Append(Take("|") ? "|" : Term());
        }

        _depth--;
        return text.ToString();
    }

    private bool TakeComment()
    {
        if (_pattern[_at] == '#')
        {
            var end = _pattern.IndexOf('\n', _at);
            _at = end < 0 ? _pattern.Length : end + 1;
            return true;
        }

        if (_pattern[_at] is ' ' or (>= '\t' and <= '\r'))
        {
            _at++;
            return true;
        }

        return false;
    }

    private string Term()
    {
        var lines = (_flags & Flags.UnixLines) != 0 ? @"\n" : LineEnd;
        if (Take("^"))
        {
            return Repeated((_flags & Flags.Multiline) == 0 ? @"(?:\A)" : $@"(?:(?:\A|(?<=[{lines}])(?<!\r(?=\n)))(?!\z))");
        }

        if (Take("$"))
        {
            return Repeated((_flags & Flags.Multiline) == 0 ? End(lines) : $@"(?:(?:(?=[{lines}])|\z)(?<!\r(?=\n)))");
        }

        if (Take(@"\Z"))
        {
            return Repeated(End(lines));
        }

        if (Take(@"\Q"))
        {
            return Quoted();
        }

        return Atom(out var isFlags) is var atom && isFlags ? atom : Repeated(atom);
    }

    private static string End(string lines) => lines == @"\n" ? @"(?=\n?\z)" : $@"(?:(?=(?:\r\n|[{lines}])?\z)(?<!\r(?=\n)))";

    // A quantifier after a quoted text applies to its last character.
    private string Quoted()
    {
        var end = _pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var text = new StringBuilder();
        var last = string.Empty;
        for (var stop = end < 0 ? _pattern.Length : end; _at < stop;)
        {
            text.Append(last);
            last = Literal(CodePoint());
        }

        _at = end < 0 ? _pattern.Length : end + 2;
        return text.Append(last.Length == 0 ? string.Empty : Repeated(last)).ToString();
    }

    private string Atom(out bool isFlags)
    {
        isFlags = false;
        switch (_pattern[_at])
        {
            case '(':
                return Group(out isFlags);
            case '.':
                _at++;
                return (_flags & Flags.DotAll) != 0 ? AnyCodePoint
                    : (_flags & Flags.UnixLines) != 0 ? new CodePointSet().Add('\n', '\n').ToPattern(isNegated: true)
                    : new CodePointSet().Add('\n', '\n').Add('\r', '\r').Add(0x85, 0x85).Add(0x2028, 0x2029).ToPattern(isNegated: true);
            case '[':
                _at++;
                return Class();
            case '\\':
                _at++;
                return Escape();
            case '*' or '+' or '?':
                throw Problem($"'{_pattern[_at]}' has nothing to repeat");
            case '{':
                throw Problem("'{' has nothing to repeat; write it as \\{");
            default:
                return Literal(CodePoint());
        }
    }

    private string Repeated(string atom)
    {
        while ((_flags & Flags.Comments) != 0 && _at < _pattern.Length && TakeComment())
        {
        }

        if (_at == _pattern.Length || Quantifier() is not { } quantifier)
        {
            return atom;
        }

        return Take("+") ? $"(?>{atom}{quantifier})" : Take("?") ? $"{atom}{quantifier}?" : atom + quantifier;
    }

    private string? Quantifier()
    {
        if (_pattern[_at] is '*' or '+' or '?')
        {
            return _pattern[_at++].ToString();
        }

        if (_pattern[_at] != '{')
        {
            return null;
        }

        var end = _pattern.IndexOf('}', _at);
        var bounds = end < 0 ? [] : _pattern[(_at + 1)..end].Split(',');
        if (bounds.Length is not (1 or 2) || !IsCount(bounds[0]) || (bounds.Length == 2 && bounds[1].Length > 0 && !IsCount(bounds[1])))
        {
            throw Problem("'{' does not begin a number of repetitions; write it as \\{");
        }

        var quantifier = _pattern[_at..(end + 1)];
        _at = end + 1;
        return quantifier;
    }

    private static bool IsCount(string text) => text.Length is > 0 and < 10 && text.All(c => c is >= '0' and <= '9');

    private int CodePoint()
    {
        var length = char.IsSurrogatePair(_pattern, _at) ? 2 : 1;
        var value = length == 2 ? char.ConvertToUtf32(_pattern, _at) : _pattern[_at];
        _at += length;
        return value;
    }

    private static string Literal(int codePoint) => codePoint switch
    {
        (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '_' => ((char)codePoint).ToString(),
        > 0xffff or (>= 0xd800 and <= 0xdfff) => new CodePointSet().Add(codePoint, codePoint).ToPattern(isNegated: false),
        _ => @"\u" + codePoint.ToString("x4", CultureInfo.InvariantCulture),
    };
}
