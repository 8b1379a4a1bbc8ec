using System.Collections.Concurrent;
using System.Globalization;

namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>
/// Finds time zones by their IANA name, an English abbreviation or an offset, and converts local times by the rules of java.time.
/// </summary>
internal static class TimeZones
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo?> s_known = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_abbreviations = new(StringComparer.Ordinal)
    {
        ["PST"] = "America/Los_Angeles",
        ["PDT"] = "America/Los_Angeles",
        ["MST"] = "America/Denver",
        ["MDT"] = "America/Denver",
        ["CST"] = "America/Chicago",
        ["CDT"] = "America/Chicago",
        ["EST"] = "America/New_York",
        ["EDT"] = "America/New_York",
        ["BST"] = "Europe/London",
        ["WET"] = "Europe/Lisbon",
        ["WEST"] = "Europe/Lisbon",
        ["CET"] = "Europe/Paris",
        ["CEST"] = "Europe/Paris",
        ["EET"] = "Europe/Helsinki",
        ["EEST"] = "Europe/Helsinki",
        ["JST"] = "Asia/Tokyo",
        ["IST"] = "Asia/Kolkata",
    };

    /// <summary>Returns the time zone, or <see langword="null"/> if there is none with the name.</summary>
    public static TimeZoneInfo? Find(string name) => s_known.Count > 10_000 ? Create(name) : s_known.GetOrAdd(name, Create);

    /// <summary>Returns a time zone with a fixed offset. Its seconds are ignored, because no time zone of today has any.</summary>
    public static TimeZoneInfo Of(TimeSpan offset) =>
        Find((offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)) ?? TimeZoneInfo.Utc;

    /// <summary>
    /// Converts a local time. In a gap, the time moves on by the length of the gap; in an overlap, the offset before the transition counts.
    /// </summary>
    /// <returns>The offset of the zone at this time.</returns>
    public static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local)
    {
        if (ReferenceEquals(zone, TimeZoneInfo.Utc))
        {
            return TimeSpan.Zero;
        }

        // Both offsets around the time are looked up in UTC, where every time exists once.
        var before = OffsetAtUtc(zone, local, -1);
        var after = OffsetAtUtc(zone, local, 1);
        if (before == after || IsValid(zone, local, before))
        {
            return before;
        }

        return IsValid(zone, local, after) ? after : before;
    }

    private static bool IsValid(TimeZoneInfo zone, DateTime local, TimeSpan offset) =>
        zone.GetUtcOffset(DateTime.SpecifyKind(Add(local, -offset), DateTimeKind.Utc)) == offset;

    private static TimeSpan OffsetAtUtc(TimeZoneInfo zone, DateTime local, int days) =>
        zone.GetUtcOffset(DateTime.SpecifyKind(Add(local, TimeSpan.FromDays(days)), DateTimeKind.Utc));

    private static DateTime Add(DateTime local, TimeSpan time) =>
        new(Math.Max(DateTime.MinValue.Ticks, Math.Min(DateTime.MaxValue.Ticks, local.Ticks + time.Ticks)));

    private static TimeZoneInfo? Create(string name)
    {
        if (name is "Z" or "UTC" or "GMT" or "UT")
        {
            return TimeZoneInfo.Utc;
        }

        if (Offset(name) is { } offset)
        {
            return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
        }

        // Offsets of other forms and names of other systems are not names of java.time.
        if (!name.Contains("/") && !s_abbreviations.ContainsKey(name))
        {
            return null;
        }

        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(s_abbreviations.TryGetValue(name, out var zone) ? zone : name);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return null;
        }
    }

    /// <summary>Reads an offset such as +01:00, UTC+01:00 or GMT-8.</summary>
    private static TimeSpan? Offset(string name)
    {
        var isRelative = name.StartsWith("UTC", StringComparison.Ordinal) || name.StartsWith("GMT", StringComparison.Ordinal);
        var text = isRelative ? name.Substring(3) : name;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
        {
            return null;
        }

        string[] formats = ["%h", "hh", "hhmm", "h\\:mm", "hh\\:mm", "hhmmss", "hh\\:mm\\:ss"];
        return TimeSpan.TryParseExact(text.Substring(1), formats, CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14)
            && offset.Seconds == 0
            ? text[0] == '-' ? -offset : offset
            : null;
    }
}
