using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>A moment in a time zone, as <c>ZonedDateTime</c> of java.time.</summary>
internal sealed record ZonedDate(PointInTime Moment, TimeZoneInfo Zone)
{
    public const int MaxLength = 40;

    public TimeSpan Offset => ReferenceEquals(Zone, TimeZoneInfo.Utc) ? TimeSpan.Zero : Zone.GetUtcOffset(Moment.ToDateTimeOffset());

    /// <summary>Gets the local time without the last two digits of the nanoseconds.</summary>
    public DateTime Local => Moment.ToDateTimeOffset().ToOffset(Offset).DateTime;

    public static ZonedDate Of(DateTimeOffset moment) => new(PointInTime.From(moment), TimeZoneInfo.Utc);

    /// <summary>Returns the date at a local time.</summary>
    /// <exception cref="EvaluationException">The date is not one of the years 1 to 9999, or a part is out of range.</exception>
    public static ZonedDate Of(DateTime local, int nanoseconds, TimeZoneInfo zone)
    {
        var whole = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, local.Second);
        var utc = PointInTime.From(new DateTimeOffset(whole, TimeSpan.Zero));
        return new(new(utc.Seconds - (long)TimeZones.OffsetAt(zone, whole).TotalSeconds, nanoseconds), zone);
    }

    /// <summary>Returns the ISO form: <c>2020-01-02T03:04:05.000000006+01:00</c>.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxLength];
        return new(text[..Format(text)]);
    }

    /// <summary>Writes the ISO form.</summary>
    /// <returns>The number of characters.</returns>
    public int Format(Span<char> text)
    {
        var offset = Offset;
        new DateTime(Moment.ToDateTimeOffset().Ticks + offset.Ticks).TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        if (Moment.Nanoseconds != 0)
        {
            text[length] = '.';
            Moment.Nanoseconds.TryFormat(text[(length + 1)..], out var digits, "D9", CultureInfo.InvariantCulture);
            length += 1 + text.Slice(length + 1, digits).TrimEnd('0').Length;
        }

        if (offset == TimeSpan.Zero)
        {
            text[length] = 'Z';
            return length + 1;
        }

        text[length] = offset < TimeSpan.Zero ? '-' : '+';
        offset.TryFormat(text[(length + 1)..], out var written, "hh\\:mm", CultureInfo.InvariantCulture);
        return length + 1 + written;
    }
}
