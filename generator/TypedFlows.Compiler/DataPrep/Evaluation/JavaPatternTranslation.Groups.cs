namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <content>Translates groups and their flags.</content>
internal sealed partial class JavaPatternTranslation
{
    private string Group(out bool isFlags)
    {
        isFlags = false;
        _at++;
        var before = _flags;
        string open;
        if (!Take("?"))
        {
            open = "(";
        }
        else if (Take("<=") || Take("<!") || Take("=") || Take("!") || Take(">") || Take(":"))
        {
            var start = _pattern.LastIndexOf('(', _at - 1);
            open = _pattern[start.._at];
        }
        else if (Take("<"))
        {
            var end = _pattern.IndexOf('>', _at);
            if (end < 0 || !IsName(_pattern[_at..end]) || _groups.Count(name => name == _pattern[_at..end]) > 1)
            {
                throw Problem("the name of a group is not valid, or is used twice");
            }

            // .NET numbers named groups after the others.
            _at = end + 1;
            open = "(";
        }
        else
        {
            open = "(?" + TakeFlags();
            if (Take(")"))
            {
                isFlags = true;
                return open == "(?" ? string.Empty : open + ")";
            }

            if (!Take(":"))
            {
                throw Problem("a group begins with '(?' and is not known");
            }

            open += ":";
        }

        var inside = Alternatives();
        if (!Take(")"))
        {
            throw Problem("a '(' has no ')'");
        }

        _flags = before;
        return $"{open}{inside})";
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);

    // Returns the flag for .NET. The others are applied by the translation.
    private string TakeFlags()
    {
        var (on, isOn) = (string.Empty, true);
        for (; _at < _pattern.Length && _pattern[_at] is not (')' or ':'); _at++)
        {
            var flag = _pattern[_at] switch
            {
                's' => Flags.DotAll,
                'm' => Flags.Multiline,
                'x' => Flags.Comments,
                'd' => Flags.UnixLines,
                'i' or 'u' or '-' => Flags.None,
                _ => throw Problem($"the flag '{_pattern[_at]}' is not known or not supported"),
            };
            if (_pattern[_at] == '-')
            {
                isOn = false;
            }

            on += _pattern[_at] == 'i' ? isOn ? "i" : "-i" : string.Empty;
            _flags = isOn ? _flags | flag : _flags & ~flag;
        }

        return on;
    }
}
