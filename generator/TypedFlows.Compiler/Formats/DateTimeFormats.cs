namespace TypedFlows.Compiler.Formats;

/// <summary>Checks dates and times of RFC 3339 section 5.6. A leap second is valid only in the last second of a UTC day.</summary>
internal static class DateTimeFormats
{
    private const int MostXdmFractionDigits = 9;
    private static readonly int s_leastXdmDateTime = "2026-10-05T17:45:00Z".Length;

    public static bool IsDateTime(string text) =>
        text.Length > 10 && (text[10] is 'T' or 't') && IsDate(text.Substring(0, 10)) && IsTime(text.Substring(11));

    /// <summary>
    /// Returns a value indicating whether the text has one of the forms that the platform names for records: seconds, at most nine digits
    /// of a fraction, upper-case letters, no leap second, and no year 0.
    /// </summary>
    public static bool IsXdmDateTime(string text) =>
        text.Length >= s_leastXdmDateTime
            && text[10] == 'T'
            && text[text.Length - 1] != 'z'
            && text[17] != '6'
            && !text.StartsWith("0000", StringComparison.Ordinal)
            && FractionDigits(text) <= MostXdmFractionDigits
            && IsDateTime(text);

    public static bool IsDate(string text)
    {
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || Number(text, 0, 4) is not { } year
            || Number(text, 5, 2) is not { } month
            || Number(text, 8, 2) is not { } day || month is < 1 or > 12 || day < 1)
        {
            return false;
        }

        var isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        var last = month == 2 ? (isLeap ? 29 : 28) : month is 4 or 6 or 9 or 11 ? 30 : 31;
        return day <= last;
    }

    public static bool IsTime(string text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':' || Number(text, 0, 2) is not { } hour
            || Number(text, 3, 2) is not { } minute
            || Number(text, 6, 2) is not { } second || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var at = 8;
        if (text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && text[at] is >= '0' and <= '9')
            {
                at++;
            }

            if (at == start)
            {
                return false;
            }
        }

        return Offset(text, at) is { } offset && (second < 60 || (((hour * 60) + minute - offset + 1440) % 1440) == 1439);
    }

    // Returns the number of digits after the seconds.
    private static int FractionDigits(string text)
    {
        const int Point = 19;
        var at = Point + 1;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return text[Point] == '.' ? at - Point - 1 : 0;
    }

    // Returns the offset in minutes, or null if the rest of the text is not an offset.
    private static int? Offset(string text, int at)
    {
        var length = text.Length - at;
        if (length == 1 && (text[at] is 'Z' or 'z'))
        {
            return 0;
        }

        return length == 6 && (text[at] is '+' or '-') && text[at + 3] == ':'
            && Number(text, at + 1, 2) is { } hours and <= 23 && Number(text, at + 4, 2) is { } minutes and <= 59
            ? ((hours * 60) + minutes) * (text[at] == '-' ? -1 : 1)
            : null;
    }

    // Only ASCII digits are valid.
    private static int? Number(string text, int start, int length)
    {
        var value = 0;
        for (var i = start; i < start + length; i++)
        {
            if (i >= text.Length || text[i] is not (>= '0' and <= '9'))
            {
                return null;
            }

            value = (value * 10) + (text[i] - '0');
        }

        return value;
    }
}
