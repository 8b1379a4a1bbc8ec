using static TypedFlows.Compiler.Formats.DateTimePatterns.PatternElement;

namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>Reads one text by the elements of a pattern.</summary>
internal sealed class PatternParser(string text)
{
    private const int MaxDigits = 18;

    private static readonly int s_fields = Enum.GetValues(typeof(PatternField)).Length;

    private long[] _values = new long[s_fields];
    private int _read;
    private string? _zone;

    public long? this[PatternField field] => (_read & (1 << (int)field)) != 0 ? _values[(int)field] : null;

    /// <summary>Gets the time zone that the text names; <see langword="null"/> if it names none.</summary>
    public string? Zone => _zone;

    /// <summary>Returns whether the elements read all of the text, and no value twice differently.</summary>
    public bool Parse(IReadOnlyList<PatternElement> elements) => Parse(elements, 0) == text.Length;

    /// <returns>The position after the elements, or -1 if they do not fit.</returns>
    private int Parse(IReadOnlyList<PatternElement> elements, int at)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            at = elements[i] switch
            {
                Literal literal => StartsAt(at, literal.Text) ? at + literal.Text.Length : -1,
                Number number => ParseNumber(number, at),
                ShortYear => ParseDigits(at, 2) is { } year && Set(PatternField.Year, 2000 + year) ? at + 2 : -1,
                Fraction fraction => ParseFraction(fraction.Digits, at),
                Name name => ParseName(name, at),
                Offset offset => ParseOffset(offset, at) is var (seconds, end) && Set(PatternField.OffsetSeconds, seconds) ? end : -1,
                NamedOffset offset => ParseNamedOffset(offset, at),
                PatternElement.Zone => ParseZone(at),
                Optional optional => ParseOptional(optional.Elements, at),
                _ => throw new InvalidOperationException("An element is not known."),
            };
            if (at < 0)
            {
                return -1;
            }
        }

        return at;
    }

    private int ParseOptional(IReadOnlyList<PatternElement> elements, int at)
    {
        var (values, read, zone) = ((long[])_values.Clone(), _read, _zone);
        var end = Parse(elements, at);
        if (end < 0)
        {
            (_values, _read, _zone) = (values, read, zone);
            return at;
        }

        return end;
    }

    private int ParseNumber(Number number, int at)
    {
        var available = 0;
        while (at + available < text.Length && IsDigit(text[at + available]))
        {
            available++;
        }

        // The numbers that follow directly keep their digits.
        var width = Math.Min(number.MaxWidth, Math.Max(number.MinWidth, available - number.Following));
        var taken = Math.Min(available, width);
        return taken >= number.MinWidth && ParseDigits(at, taken) is { } value && Set(number.Field, value) ? at + taken : -1;
    }

    private int ParseFraction(int digits, int at)
    {
        if (ParseDigits(at, digits) is not { } value)
        {
            return -1;
        }

        for (var i = digits; i < 9; i++)
        {
            value *= 10;
        }

        return Set(PatternField.Nanosecond, value) ? at + digits : -1;
    }

    private int ParseName(Name name, int at)
    {
        for (var i = 0; i < name.Names.Count; i++)
        {
            if (StartsAt(at, name.Names[i]) && Set(name.Field, i + name.First))
            {
                return at + name.Names[i].Length;
            }
        }

        return -1;
    }

    private (long Seconds, int End)? ParseOffset(Offset offset, int at)
    {
        if (StartsAt(at, offset.Zero))
        {
            return (0, at + offset.Zero.Length);
        }

        if (at >= text.Length || text[at] is not ('+' or '-') || ParseDigits(at + 1, 2) is not { } hours)
        {
            return null;
        }

        var sign = text[at] == '-' ? -1 : 1;
        at += 3;
        long? minutes = null;
        long? seconds = null;
        if (Part(offset.HasColon, ref at) is { } parsed)
        {
            minutes = parsed;
            seconds = offset.HasSeconds ? Part(offset.HasColon, ref at) : null;
        }

        var total = (hours * 3600) + ((minutes ?? 0) * 60) + (seconds ?? 0);
        var isValid = (minutes is not null || offset.IsMinuteOptional) && !(minutes > 59 || seconds > 59 || total > 18 * 3600);
        return isValid ? (sign * total, at) : null;
    }

    private int ParseNamedOffset(NamedOffset offset, int at)
    {
        if (!StartsAt(at, "GMT"))
        {
            return -1;
        }

        at += "GMT".Length;
        if (at >= text.Length || text[at] is not ('+' or '-'))
        {
            return Set(PatternField.OffsetSeconds, 0) ? at : -1;
        }

        var sign = text[at++] == '-' ? -1 : 1;
        var digits = offset.IsFull || (at + 1 < text.Length && IsDigit(text[at + 1])) ? 2 : 1;
        if (ParseDigits(at, digits) is not { } hours)
        {
            return -1;
        }

        at += digits;
        var minutes = Part(hasColon: true, ref at);
        var isValid = (minutes is not null || !offset.IsFull) && !(minutes > 59) && hours <= 18;
        return isValid && Set(PatternField.OffsetSeconds, sign * ((hours * 3600) + ((minutes ?? 0) * 60))) ? at : -1;
    }

    private long? Part(bool hasColon, ref int at)
    {
        var start = hasColon ? at + 1 : at;
        if ((hasColon && (at >= text.Length || text[at] != ':')) || ParseDigits(start, 2) is not { } value)
        {
            return null;
        }

        at = start + 2;
        return value;
    }

    private int ParseZone(int at)
    {
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '/' or '_' or '+' or '-' or ':'))
        {
            end++;
        }

        // The longest name counts, as in a prefix tree of all names.
        for (; end > at; end--)
        {
            var name = text.Substring(at, end - at);
            if (TimeZones.Find(name) is not null)
            {
                _zone = name;
                return end;
            }
        }

        return -1;
    }

    private long? ParseDigits(int at, int count)
    {
        if (count is 0 or > MaxDigits || at + count > text.Length)
        {
            return null;
        }

        long value = 0;
        for (var i = at; i < at + count; i++)
        {
            if (!IsDigit(text[i]))
            {
                return null;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }

    private bool Set(PatternField field, long value)
    {
        if (this[field] is { } known)
        {
            return known == value;
        }

        _values[(int)field] = value;
        _read |= 1 << (int)field;
        return true;
    }

    private bool StartsAt(int at, string value) => string.CompareOrdinal(text, at, value, 0, value.Length) == 0;

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
