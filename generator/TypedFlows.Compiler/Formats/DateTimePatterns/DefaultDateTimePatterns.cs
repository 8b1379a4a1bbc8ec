namespace TypedFlows.Compiler.Formats.DateTimePatterns;

/// <summary>The patterns of dates without a declared pattern, in the order of the service's documentation, and ISO 8601.</summary>
internal static class DefaultDateTimePatterns
{
    private static readonly IReadOnlyList<DateTimePattern> s_all =
    [
        .. new[]
        {
            "yyyy-MM-dd HH:mm:ssZ",
            "yyyy-MM-dd HH:mm:ss.SSSZ",
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yyyy-MM-dd'T'HH:mm:ss.SSSX",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "yyyy-MM-dd",
            "yyyy/MM/dd",
            "yyyy.MM.dd",
            "yyyy-MMM-dd",
            "yyyyMMdd",
            "MM-dd-yyyy",
            "MMddyyyy",
            "M/dd/yyyy",
            "dd.M.yyyy",
            "M/dd/yyyy hh:mm:ss a",
            "dd.M.yyyy hh:mm:ss a",
            "dd.MMM.yyyy",
            "dd-MMM-yyyy",
            "yyyy-MM-dd HH:mm[:ss][.SSSSSSSSS][.SSSSSS][XXX]",
            "yyyy-MM-dd'T'HH:mm[:ss][.SSSSSSSSS][.SSSSSSS][.SSSSSS][.SSS][.SS][.S][XXX][XX][X]",
        }.Select(DateTimePattern.Parse),
    ];

    /// <summary>Reads a text by the first pattern that matches it.</summary>
    /// <returns>The moment, or <see langword="null"/> if no pattern matches the text.</returns>
    public static PointInTime? Read(string text, TimeZoneInfo zone) => ReadZoned(text, zone)?.Moment;

    /// <summary>Reads a text with its time zone by the first pattern that matches it.</summary>
    public static (PointInTime Moment, TimeZoneInfo Zone)? ReadZoned(string text, TimeZoneInfo zone)
    {
        // Every pattern starts with a digit, and most texts that are not dates do not.
        return text.Length is < 8 or > 40 || text[0] is < '0' or > '9'
            ? null
            : s_all.Select(pattern => pattern.ReadZoned(text, zone)).FirstOrDefault(read => read is not null);
    }
}
