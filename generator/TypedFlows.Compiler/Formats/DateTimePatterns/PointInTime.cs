namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>A moment with the precision of java.time: seconds since 1970 in UTC, and nanoseconds of the second.</summary>
internal readonly record struct PointInTime(long Seconds, int Nanoseconds) : IComparable<PointInTime>
{
    private const long TicksOf1970 = 621_355_968_000_000_000;

    public static PointInTime From(DateTimeOffset moment)
    {
        var ticks = moment.UtcTicks - TicksOf1970;
        var seconds = ticks / TimeSpan.TicksPerSecond;
        var rest = ticks % TimeSpan.TicksPerSecond;
        return rest < 0 ? new(seconds - 1, (int)(rest + TimeSpan.TicksPerSecond) * 100) : new(seconds, (int)rest * 100);
    }

    public int CompareTo(PointInTime other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Returns the moment without the last two digits of its nanoseconds.</summary>
    public DateTimeOffset ToDateTimeOffset() =>
        new(TicksOf1970 + (Seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / 100), TimeSpan.Zero);
}
