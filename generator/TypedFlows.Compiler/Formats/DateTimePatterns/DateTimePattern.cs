namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>
/// A pattern of java.time that reads a date, or a date and a time. Values are resolved as <c>ResolverStyle.SMART</c> does: a day that its
/// month does not have becomes the last one, and a time that is missing is midnight.
/// </summary>
internal sealed class DateTimePattern
{
    private const int MaxLength = 200;

    private readonly IReadOnlyList<PatternElement> _elements;

    private DateTimePattern(string text, IReadOnlyList<PatternElement> elements)
    {
        Text = text;
        _elements = elements;
    }

    public string Text { get; }

    /// <exception cref="FormatException">The pattern is not valid or not supported. The message states the reason.</exception>
    public static DateTimePattern Parse(string pattern) => pattern.Length <= MaxLength
        ? new(pattern, new PatternReader(pattern).Read())
        : throw new FormatException($"the pattern is longer than {MaxLength} characters");

    /// <summary>Reads a text.</summary>
    /// <param name="zone">The time zone of a text that names neither a zone nor an offset.</param>
    /// <returns>The moment, or <see langword="null"/> if the text does not match the pattern.</returns>
    public PointInTime? Read(string text, TimeZoneInfo zone) => ReadZoned(text, zone)?.Moment;

    /// <summary>Writes a date. An optional section is always written.</summary>
    /// <param name="local">The local date and time to the second.</param>
    /// <exception cref="FormatException">The pattern has a letter that only reads.</exception>
    public string Write(DateTime local, int nanoseconds, TimeSpan offset, string zone) =>
        new PatternWriter(local, nanoseconds, offset, zone).Write(_elements);

    /// <summary>Reads a text with its time zone.</summary>
    /// <param name="zone">The time zone of a text that names neither a zone nor an offset.</param>
    /// <returns>The moment and its zone, or <see langword="null"/> if the text does not match the pattern.</returns>
    public (PointInTime Moment, TimeZoneInfo Zone)? ReadZoned(string text, TimeZoneInfo zone)
    {
        var parsed = new PatternParser(text);
        if (!parsed.Parse(_elements) || TimeOf(parsed) is not { } time)
        {
            return null;
        }

        if (DateOf(parsed) is not { } date)
        {
            return null;
        }

        if (parsed[PatternField.DayOfWeek] is { } weekday && weekday % 7 != (int)date.DayOfWeek)
        {
            return null;
        }

        if (time.Seconds >= 86_400 && date.Date == DateTime.MaxValue.Date)
        {
            return null;
        }

        var local = date.AddSeconds(time.Seconds);
        zone = parsed.Zone is { } name ? TimeZones.Find(name)! : zone;
        var offset = parsed[PatternField.OffsetSeconds] is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeZones.OffsetAt(zone, local);
        var utc = PointInTime.From(new DateTimeOffset(local, TimeSpan.Zero));
        return (
            new(utc.Seconds - (long)offset.TotalSeconds, time.Nanoseconds),
            parsed[PatternField.OffsetSeconds] is null ? zone : TimeZones.Of(offset));
    }

    /// <summary>Returns the date; <see langword="null"/> if a value is missing, out of range, or contradicts another.</summary>
    private static DateTime? DateOf(PatternParser parsed)
    {
        var (year, month, day) = (parsed[PatternField.Year], parsed[PatternField.Month], parsed[PatternField.Day]);
        if (year is not (>= 1 and <= 9999) || (month is null && day is not null) || (month is not null && day is null))
        {
            return null;
        }

        var dayOfYear = parsed[PatternField.DayOfYear];
        if (dayOfYear is < 1 or > 366 || (dayOfYear == 366 && !DateTime.IsLeapYear((int)year)))
        {
            return null;
        }

        DateTime? ofDay = dayOfYear is { } number ? new DateTime((int)year, 1, 1).AddDays(number - 1) : null;
        DateTime? date = month is >= 1 and <= 12 && day is >= 1 and <= 31
            ? new DateTime((int)year, (int)month, Math.Min((int)day, DateTime.DaysInMonth((int)year, (int)month)))
            : month is null ? ofDay : null;
        return date is { } found && (ofDay is null || ofDay == found)
            && (parsed[PatternField.Quarter] is not { } quarter || quarter == ((found.Month - 1) / 3) + 1) ? date : null;
    }

    /// <summary>Returns the time of day; <see langword="null"/> if a value is out of range or a larger unit is missing.</summary>
    private static (long Seconds, int Nanoseconds)? TimeOf(PatternParser parsed)
    {
        // The hour 24 of a clock is the first one of the same day. An hour 0 of a clock is read too.
        var clock = parsed[PatternField.ClockHour];
        var fromZero = parsed[PatternField.HourFromZero];
        var ofClock = clock is null ? parsed[PatternField.Hour] : clock % 24;
        var hour = parsed[PatternField.Hour] ?? ofClock;
        var (half, hourOfHalf) = (parsed[PatternField.HalfDay], parsed[PatternField.HourOfHalfDay] ?? (fromZero == 0 ? 12 : fromZero));
        if (clock is < 0 or > 24 || fromZero is < 0 or > 11 || hour != ofClock
            || (fromZero is not null && hourOfHalf % 12 != fromZero))
        {
            return null;
        }

        if (hourOfHalf is not null)
        {
            // Twelve is the first hour of a half day, and zero is read too. Without AM or PM, the hour is not known.
            var computed = hourOfHalf is >= 0 and <= 12 && half is not null ? (hourOfHalf % 12) + (half * 12) : null;
            if (computed is null || (hour is not null && hour != computed))
            {
                return null;
            }

            hour = computed;
        }
        else if (half is not null && hour is not null && hour / 12 != half)
        {
            return null;
        }

        var (minute, second, nano) = (parsed[PatternField.Minute], parsed[PatternField.Second], parsed[PatternField.Nanosecond]);
        var isWhole = (minute ?? 0) == 0 && (second ?? 0) == 0 && (nano ?? 0) == 0;
        return hour is null && (half ?? minute ?? second ?? nano) is not null ? null
            : minute is null && (second ?? nano) is not null ? null
            : second is null && nano is not null ? null
            : hour > 24 || (hour == 24 && !isWhole) || minute > 59 || second > 59 || nano > 999_999_999 ? null
            : (((hour ?? 0) * 3600) + ((minute ?? 0) * 60) + (second ?? 0), (int)(nano ?? 0));
    }
}
