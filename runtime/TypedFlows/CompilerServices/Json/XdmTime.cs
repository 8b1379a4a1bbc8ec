using System.Buffers;
using System.Buffers.Text;
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
        if (!IsCommon(text) && !DateTimeFormats.IsXdmDateTime(Encoding.UTF8.GetString(text)))
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
        // Utf8Formatter writes the round-trip format fastest: seven digits of a fraction, and then Z or the offset.
        Span<byte> full = stackalloc byte[MaxLength];
        Utf8Formatter.TryFormat(time, full, out var length, new StandardFormat('O'));
        var written = Point + 1 + TickDigits;
        while (full[written - 1] == '0')
        {
            written--;
        }

        written = full[written - 1] == '.' ? Point : written;
        full[..written].CopyTo(text);
        if (time.Offset == TimeSpan.Zero)
        {
            text[written] = (byte)'Z';
            return written + 1;
        }

        full[(length - OffsetLength)..length].CopyTo(text[written..]);
        return written + OffsetLength;
    }

    // Returns true for a time that is valid without knowing the calendar: 2026-10-05T17:45:00.123+02:00.
    private static bool IsCommon(ReadOnlySpan<byte> text)
    {
        if (text.Length < Point + 1
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !IsNumber(text, 0, 4, 1, 9999) || !IsNumber(text, 5, 2, 1, 12) || !IsNumber(text, 8, 2, 1, 28)
            || !IsNumber(text, 11, 2, 0, 23) || !IsNumber(text, 14, 2, 0, 59) || !IsNumber(text, 17, 2, 0, 59))
        {
            return false;
        }

        var at = Point;
        if (text[at] == '.')
        {
            for (at++; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
            {
            }
        }

        if (at - Point is not (0 or (> 1 and <= TickDigits + 1)) || at == text.Length)
        {
            return false;
        }

        var zone = text[at..];
        return zone is [(byte)'Z']
            || (zone is [(byte)'+' or (byte)'-', _, _, (byte)':', _, _] && IsNumber(zone, 1, 2, 0, 23) && IsNumber(zone, 4, 2, 0, 59));
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, int start, int length, int minimum, int maximum)
    {
        var digits = text.Slice(start, length);
        return !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') && Number(text, start, length) is var value
            && value >= minimum
            && value <= maximum;
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
