namespace TypedFlows.Compiler.Sampling.Texts;

/// <summary>Returns the range in which a number usually is, by the name of its property.</summary>
internal static class UsualNumbers
{
    private const long Year2026 = 1_767_225_600;
    private const long SecondsOfYear = 31_536_000;

    public static (long Least, long Most, int Decimals) Of(string name, string? unit)
    {
        var key = name.ToLowerInvariant();
        return unit == "epochSeconds" || key is "starttime" or "endtime" or "timestamp" ? (Year2026, Year2026 + SecondsOfYear, 0)
            : key.Contains("latitude", StringComparison.Ordinal) ? (-60, 60, 4)
            : key.Contains("longitude", StringComparison.Ordinal) ? (-180, 180, 4)
            : key.EndsWith("age", StringComparison.Ordinal) && key.Length < 8 ? (18, 90, 0)
            : key.Contains("year", StringComparison.Ordinal) ? (1950, 2026, 0)
            : key.Contains("month", StringComparison.Ordinal) ? (1, 12, 0)
            : key.Contains("percent", StringComparison.Ordinal) ? (0, 100, 0)
            : key.Contains("quantity", StringComparison.Ordinal) || key.Contains("count", StringComparison.Ordinal) ? (1, 20, 0)
            : (1, 1000, 2);
    }
}
