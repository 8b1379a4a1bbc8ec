namespace TypedFlows.Compiler.Formats;

/// <content>Translates quantifiers.</content>
internal sealed partial class EcmaPatternTranslation
{
    private string? Repeated(string atom)
    {
        if (_at >= _pattern.Length)
        {
            return atom;
        }

        string quantifier;
        if (_pattern[_at] is '*' or '+' or '?')
        {
            quantifier = _pattern[_at++].ToString();
        }
        else if (_pattern[_at] == '{' && TryBounds(_at, out var bounds, out var end))
        {
            if (bounds is null)
            {
                return null;
            }

            quantifier = bounds;
            _at = end;
        }
        else
        {
            return atom;
        }

        return atom + quantifier + (Take("?") ? "?" : string.Empty);
    }

    // Reads {n}, {n,} or {n,m}. The bounds are null if they are out of order.
    private bool TryBounds(int start, out string? bounds, out int end)
    {
        bounds = null;
        end = start + 1;
        if (!TryNumber(ref end, out var least))
        {
            return false;
        }

        var most = least;
        var isOpen = false;
        if (Follows(end, ","))
        {
            end++;
            isOpen = !TryNumber(ref end, out most);
        }

        if (!Follows(end, "}"))
        {
            return false;
        }

        end++;
        bounds = isOpen ? Invariant($"{{{least},}}") : least > most ? null : Invariant($"{{{least},{most}}}");
        return true;
    }

    // A larger number is limited to the maximum of int.
    private bool TryNumber(ref int at, out int number)
    {
        var start = at;
        var value = 0L;
        for (; at < _pattern.Length && _pattern[at] is >= '0' and <= '9'; at++)
        {
            value = Math.Min(int.MaxValue, (value * 10) + (_pattern[at] - '0'));
        }

        number = (int)value;
        return at > start;
    }
}
