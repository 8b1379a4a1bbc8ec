using System.Globalization;
using System.Text;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.CompilerServices;

/// <summary>Reads and writes dates and times of XDM records.</summary>
internal static class XdmTime
{
    /// <summary>The maximum length of a written time.</summary>
    public const int MaxLength = 33;

    private const int Point = 19;
    private const int TickDigits = 7;
    private const int OffsetLength = 6;
    private const int MaxOffsetMinutes = 14 * 60;

    /// <summary>
    /// Parses a time. An offset that .NET does not support becomes UTC, a time outside the calendar of .NET becomes the nearest one, and
    /// digits after the seventh are dropped.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time.</param>
    /// <param name="isUsual">True if the time is written in this form.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset time, out bool isUsual)
    {
        time = default;
        isUsual = false;
        if (!DateTimeFormats.IsXdmDateTime(Encoding.UTF8.GetString(text)))
        {
            return false;
        }

        var at = Point;
        var ticks = 0L;
        var digits = 0;
        if (text[at] == '.')
        {
            for (at++; text[at] is >= (byte)'0' and <= (byte)'9'; at++)
            {
                digits++;
                if (digits <= TickDigits)
                {
                    ticks = (ticks * 10) + (text[at] - '0');
                }
            }
        }

        var endsInZero = digits > 0 && text[at - 1] == '0';
        for (var i = digits; i < TickDigits; i++)
        {
            ticks *= 10;
        }

        var isUtc = text[at] == 'Z';
        var minutes = isUtc ? 0 : ((Number(text, at + 1, 2) * 60) + Number(text, at + 4, 2)) * (text[at] == '-' ? -1 : 1);
        var local = new DateTime(
            Number(text, 0, 4), Number(text, 5, 2), Number(text, 8, 2), Number(text, 11, 2), Number(text, 14, 2), Number(text, 17, 2),
            DateTimeKind.Unspecified).Ticks + ticks;
        var utc = local - (minutes * TimeSpan.TicksPerMinute);
        var nearest = Math.Clamp(utc, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        var isSupported = nearest == utc && Math.Abs(minutes) <= MaxOffsetMinutes;
        time = isSupported
            ? new DateTimeOffset(local, TimeSpan.FromMinutes(minutes)) : new DateTimeOffset(nearest, TimeSpan.Zero);
        isUsual = isSupported && digits <= TickDigits && !endsInZero && (isUtc || minutes != 0);
        return true;
    }

    /// <summary>Writes a time in UTC with Z, and any other time with its offset. The fraction has no trailing zero.</summary>
    /// <returns>The number of characters.</returns>
    public static int Format(DateTimeOffset time, Span<byte> text)
    {
        time.TryFormat(text, out var written, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        if (time.Offset == TimeSpan.Zero)
        {
            text[written] = (byte)'Z';
            return written + 1;
        }

        time.TryFormat(text[written..], out _, "zzz", CultureInfo.InvariantCulture);
        return written + OffsetLength;
    }

    private static int Number(ReadOnlySpan<byte> text, int start, int length)
    {
        var value = 0;
        foreach (var digit in text.Slice(start, length))
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
