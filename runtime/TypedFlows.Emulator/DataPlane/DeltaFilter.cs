using System.Globalization;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Selects the records that are new according to their delta column, and tracks the highest value.</summary>
/// <param name="column">The name of the column.</param>
/// <param name="mark">The value up to which records were read earlier; <see langword="null"/> if none were read.</param>
internal sealed class DeltaFilter(string column, string? mark, DateTimeOffset? from, DateTimeOffset? to)
{
    private readonly string? _before = mark;

    public string Column { get; } = column;

    /// <summary>Gets the highest value so far.</summary>
    public string? Mark { get; private set; } = mark;

    public bool Takes(string? value)
    {
        // A record without a usable value is read rather than lost.
        if (string.IsNullOrEmpty(value))
        {
            return true;
        }

        if (_before is not null && Compare(value, _before) <= 0)
        {
            return false;
        }

        if ((from is { } || to is { })
            && Moment(value) is { } moment
            && ((from is { } first && moment < first) || (to is { } last && moment >= last)))
        {
            return false;
        }

        if (Mark is null || Compare(value, Mark) > 0)
        {
            Mark = value;
        }

        return true;
    }

    private static int Compare(string left, string right)
    {
        if (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b))
        {
            return a.CompareTo(b);
        }

        return Moment(left) is { } x && Moment(right) is { } y ? x.CompareTo(y) : string.CompareOrdinal(left, right);
    }

    /// <summary>Parses a date, or epoch seconds or milliseconds.</summary>
    private static DateTimeOffset? Moment(string value)
    {
        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        const long Year5000 = 95_617_584_000;
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Year5000 * 1000
            ? DateTimeOffset.FromUnixTimeMilliseconds(number < Year5000 ? number * 1000 : number)
            : null;
    }
}
