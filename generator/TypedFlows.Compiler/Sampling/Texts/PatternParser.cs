using System.Globalization;
using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>
/// Reads a pattern of ECMA-262 that the parser of schemas accepted. The members of a class are found by matching it with characters, so no
/// rule of classes and escapes is implemented twice.
/// </summary>
internal sealed class PatternParser(string pattern)
{
    private const int MostMembers = 200;

    private static readonly PatternNode s_nothing = new PatternNode.Nothing();

    private int _at;
    private int _groups;

    public PatternNode Parse() => Choice();

    private PatternNode Choice()
    {
        var branches = new List<PatternNode>();
        var parts = new List<PatternNode>();
        for (; _at < pattern.Length && pattern[_at] != ')';)
        {
            if (pattern[_at] == '|')
            {
                _at++;
                branches.Add(new PatternNode.Sequence([.. parts]));
                parts.Clear();
            }
            else
            {
                parts.Add(Repeated(Atom()));
            }
        }

        var last = parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
        return branches.Count == 0 ? last : new PatternNode.Choice([.. branches, last]);
    }

    private PatternNode Atom()
    {
        var start = _at;
        switch (pattern[_at++])
        {
            case '^' or '$':
                return s_nothing;
            case '(':
                return Group();
            case '[':
                for (; _at < pattern.Length && pattern[_at] != ']'; _at++)
                {
                    _at += pattern[_at] == '\\' ? 1 : 0;
                }

                _at = Math.Min(_at + 1, pattern.Length);
                return Members(pattern[start.._at]);
            case '\\':
                return Escape(start);
            case '.':
                return Members(".");
            default:
                _at += char.IsHighSurrogate(pattern[start]) && _at < pattern.Length ? 1 : 0;
                return Literal(pattern[start.._at]);
        }
    }

    private PatternNode Group()
    {
        string? number = null, name = null;
        var isFollowed = true;
        var isCondition = false;
        if (!Take("?"))
        {
            number = Number(++_groups);
        }
        else if (Take("=") || Take("<="))
        {
            isCondition = true;
        }
        else if (Take("!") || Take("<!"))
        {
            isFollowed = false;
        }
        else if (Take("<"))
        {
            number = Number(++_groups);
            name = UpTo('>');
        }
        else
        {
            _at++;
        }

        var inside = Choice();
        _at++;
        return !isFollowed ? s_nothing
            : isCondition ? new PatternNode.Condition(inside)
            : number is null ? inside
            : new PatternNode.Group(inside, number, name);
    }

    private PatternNode Escape(int start)
    {
        var c = pattern[_at++];
        switch (c)
        {
            case 'b' or 'B':
                return s_nothing;
            case 'k' when Take("<"):
                return new PatternNode.Reference(UpTo('>'));
            case >= '1' and <= '9':
                while (_at < pattern.Length && char.IsAsciiDigit(pattern[_at]))
                {
                    _at++;
                }

                return new PatternNode.Reference(pattern[(start + 1).._at]);
            case 'p' or 'P':
                UpTo('}');
                break;
            case 'u' when Take("{"):
                UpTo('}');
                break;
            case 'u':
                _at += 4;
                _at += char.IsHighSurrogate((char)Hex(_at - 4)) && Follows(@"\u") ? 6 : 0;
                break;
            case 'x':
                _at += 2;
                break;
            case 'c':
                _at++;
                break;
            default:
                _at += char.IsHighSurrogate(c) ? 1 : 0;
                break;
        }

        _at = Math.Min(_at, pattern.Length);
        return Members(pattern[start.._at]);
    }

    private int Hex(int start) =>
        int.TryParse(pattern.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private PatternNode Repeated(PatternNode atom)
    {
        if (_at >= pattern.Length)
        {
            return atom;
        }

        var (least, most) = (1, 1);
        switch (pattern[_at])
        {
            case '*':
                (least, most) = (0, int.MaxValue);
                break;
            case '+':
                (least, most) = (1, int.MaxValue);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{' when Bounds(out least, out most):
                break;
            default:
                return atom;
        }

        _at++;
        _ = Take("?");
        return new PatternNode.Repeat(atom, least, most);
    }

    // Moves to the closing brace.
    private bool Bounds(out int least, out int most)
    {
        (least, most) = (1, 1);
        var match = Regex.Match(pattern[_at..], @"^\{([0-9]+)(,?)([0-9]*)\}", RegexOptions.CultureInvariant);
        if (!match.Success || (match.Groups[2].Length == 0 && match.Groups[3].Length > 0))
        {
            return false;
        }

        _at += match.Length - 1;
        least = Count(match.Groups[1].Value);
        most = match.Groups[2].Length == 0 ? least : match.Groups[3].Length == 0 ? int.MaxValue : Count(match.Groups[3].Value);
        return true;
    }

    private static int Count(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count : int.MaxValue;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private bool Follows(string text) => string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;

    private bool Take(string text)
    {
        var isThere = Follows(text);
        _at += isThere ? text.Length : 0;
        return isThere;
    }

    private string UpTo(char end)
    {
        var start = _at;
        var found = pattern.IndexOf(end, _at);
        _at = found < 0 ? pattern.Length : found + 1;
        return found < 0 ? string.Empty : pattern[start..found];
    }

    private static PatternNode Literal(string text) => new PatternNode.Chars([text], [text]);

    /// <summary>Returns the characters that a class or an escape matches: the ASCII ones, or others if there are none.</summary>
    private static PatternNode Members(string text)
    {
        if (EcmaPattern.TryTranslate("^" + text + "$") is not { } translated)
        {
            return Literal("a");
        }

        var regex = EcmaPattern.Create(translated);
        var ascii = Enumerable.Range(' ', 95).Select(char.ConvertFromUtf32).Where(member => regex.IsMatch(member)).ToList();
        if (ascii.Count > 0)
        {
            var usual = ascii.FindAll(member => char.IsAsciiLetterOrDigit(member[0]));
            return new PatternNode.Chars(usual.Count > 0 ? usual : ascii, ascii);
        }

        var others = Enumerable.Range(0, 0x20000)
            .Where(codePoint => codePoint is < 0xd800 or > 0xdfff)
            .Select(char.ConvertFromUtf32)
            .Where(member => regex.IsMatch(member))
            .Take(MostMembers)
            .ToList();
        return others.Count > 0 ? new PatternNode.Chars(others, others) : Literal("a");
    }
}
