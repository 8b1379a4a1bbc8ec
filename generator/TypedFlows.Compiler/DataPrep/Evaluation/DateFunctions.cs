using System.Collections.Concurrent;
using System.Globalization;
using TypedFlows.Compiler.Formats.DateTimePatterns;

namespace TypedFlows.Compiler.DataPrep.Evaluation;

/// <summary>Implements the functions of dates.</summary>
internal static class DateFunctions
{
    private const int MaxPatterns = 1000;

    private static readonly ConcurrentDictionary<string, DateTimePattern> s_patterns = new(StringComparer.Ordinal);

    public static Dictionary<string, Func<FunctionCall, object?>> All { get; } = new()
    {
        ["now"] = call => ZonedDate.Of(call.Evaluator.Time.GetUtcNow()),
        ["timestamp"] = call => call.Evaluator.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        ["date"] = Read,
        ["format"] = call => Write(call, call.Date(0)),
        ["dformat"] = call => Write(call, Milliseconds(call)),
        ["date_part"] = call => Part(call, call.Text(0), call.Date(1)),
        ["set_date_part"] = SetPart,
        ["make_date_time"] = Make,
        ["make_timestamp"] = Make,
        ["zone_date_to_utc"] = call => call.Date(0) with { Zone = TimeZoneInfo.Utc },
        ["zone_date_to_zone"] = call => call.Date(0) with { Zone = Zone(call, 1) },
    };

    private static object? Read(FunctionCall call)
    {
        if (call[0] is null)
        {
            return call[2];
        }

        if (call[0] is ZonedDate date)
        {
            return date;
        }

        var text = call.Text(0);
        var read = call[1] is null
            ? DefaultDateTimePatterns.ReadZoned(text, TimeZoneInfo.Utc)
            : Pattern(call, 1).ReadZoned(text, TimeZoneInfo.Utc);
        return read is var (moment, zone) ? new ZonedDate(moment, zone)
            : throw call.Fail(call[1] is null
                ? $"'{text}' is not a date of a known form; give its pattern" : $"'{text}' does not match the pattern '{call.Text(1)}'");
    }

    private static string Write(FunctionCall call, ZonedDate date) =>
        Pattern(call, 1).Write(date.Local, date.Moment.Nanoseconds, date.Offset, date.Zone == TimeZoneInfo.Utc ? "UTC" : date.Zone.Id);

    private static DateTimePattern Pattern(FunctionCall call, int index)
    {
        try
        {
            var text = call.Text(index);
            if (s_patterns.TryGetValue(text, out var known))
            {
                return known;
            }

            var pattern = DateTimePattern.Parse(text);
            return s_patterns.Count < MaxPatterns ? s_patterns.GetOrAdd(text, pattern) : pattern;
        }
        catch (FormatException e)
        {
            throw call.Fail($"the pattern '{call.Text(index)}' is not valid: {e.Message}");
        }
    }

    private static ZonedDate Milliseconds(FunctionCall call) => call.Required(0) switch
    {
        long and >= -62_135_596_800_000 and <= 253_402_300_799_999 and var milliseconds =>
            ZonedDate.Of(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)),
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999 =>
            ZonedDate.Of(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)),
        var other => throw call.Fail($"argument 1 must be milliseconds since 1970, but is {Values.Describe(other)}"),
    };

    private static TimeZoneInfo Zone(FunctionCall call, int index) => TimeZones.Find(call.Text(index))
        ?? throw call.Fail($"'{call.Text(index)}' is not a time zone by its IANA name, such as Europe/Paris");

    private static object Part(FunctionCall call, string part, ZonedDate date)
    {
        var local = date.Local;
        return part switch
        {
            "SSS" => (long)(date.Moment.Nanoseconds / 1_000_000),
            _ => part.ToUpperInvariant() switch
            {
                "YEAR" or "YYYY" or "YY" => (long)local.Year,
                "QUARTER" or "QQ" or "Q" => (long)((local.Month + 2) / 3),
                "MONTH" or "MM" or "M" => (long)local.Month,
                "DAYOFYEAR" or "DY" or "Y" => (long)local.DayOfYear,
                "DAY" or "DD" or "D" => (long)local.Day,
                "WEEK" or "WW" or "W" => (long)ISOWeek.GetWeekOfYear(local),
                "WEEKDAY" or "DW" => local.DayOfWeek == DayOfWeek.Sunday ? 7L : (long)local.DayOfWeek,
                "HOUR" or "HH" or "HH24" => (long)local.Hour,
                "HH12" => local.Hour % 12 == 0 ? 12L : local.Hour % 12,
                "MINUTE" or "MI" or "N" => (long)local.Minute,
                "SECOND" or "SS" or "S" => (long)local.Second,
                "MILLISECOND" => (long)(date.Moment.Nanoseconds / 1_000_000),
                _ => throw call.Fail($"'{part}' is not a part of a date, such as year, month, day, hour, minute or second"),
            },
        };
    }

    private static ZonedDate SetPart(FunctionCall call)
    {
        var (part, value, date) = (call.Text(0), call.Integer(1), call.Date(2));
        var local = date.Local;
        var (year, month, day) = (local.Year, local.Month, local.Day);
        var (hour, minute, second) = (local.Hour, local.Minute, local.Second);
        switch (part.ToUpperInvariant())
        {
            case "YEAR" or "YYYY" or "YY":
                year = value;
                break;
            case "MONTH" or "MM" or "M":
                month = value;
                break;
            case "DAY" or "DD" or "D":
                return Made(call, [year, month, value, hour, minute, second, date.Moment.Nanoseconds], date.Zone);
            case "HOUR" or "HH":
                hour = value;
                break;
            case "MINUTE" or "MI" or "N":
                minute = value;
                break;
            case "SECOND" or "SS" or "S":
                second = value;
                break;
            default:
                throw call.Fail($"'{part}' is not a part of a date, such as year, month, day, hour, minute or second");
        }

        // Another month or year keeps the day, or takes the last one that the month has.
        day = year is >= 1 and <= 9999 && month is >= 1 and <= 12 ? Math.Min(day, DateTime.DaysInMonth(year, month)) : day;
        return Made(call, [year, month, day, hour, minute, second, date.Moment.Nanoseconds], date.Zone);
    }

    private static ZonedDate Make(FunctionCall call) => Made(call, [.. Enumerable.Range(0, 7).Select(call.Integer)], Zone(call, 7));

    private static ZonedDate Made(FunctionCall call, int[] parts, TimeZoneInfo zone)
    {
        try
        {
            var local = new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
            return parts[6] is >= 0 and <= 999_999_999 ? ZonedDate.Of(local, parts[6], zone)
                : throw call.Fail($"{parts[6]} nanoseconds are not less than a second");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw call.Fail($"there is no date {parts[0]:0000}-{parts[1]:00}-{parts[2]:00} {parts[3]:00}:{parts[4]:00}:{parts[5]:00}");
        }
    }
}
