using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>A moment in a time zone, as <c>ZonedDateTime</c> of java.time.</summary>
internal sealed record ZonedDate(PointInTime Moment, TimeZoneInfo Zone)
{
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
        var text = Local.ToString("s", CultureInfo.InvariantCulture);
        var offset = Offset;
        if (Moment.Nanoseconds == 0 && offset == TimeSpan.Zero)
        {
            return text + "Z";
        }

        var fraction = Moment.Nanoseconds == 0 ? string.Empty
            : "." + Moment.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return text + fraction + (offset == TimeSpan.Zero ? "Z"
            : (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture));
    }
}
