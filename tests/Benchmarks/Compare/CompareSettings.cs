namespace TypedFlows.Benchmarks.Compare;

/// <summary>Represents the settings of a comparison.</summary>
internal sealed record CompareSettings
{
    /// <summary>Gets the settings for measurements, which take two minutes on a small machine.</summary>
    public static CompareSettings Default { get; } = new();

    /// <summary>Gets the settings for tests, which check verdicts and format but give no meaningful times.</summary>
    public static CompareSettings Short { get; } = new()
    {
        Rounds = 3,
        Slice = TimeSpan.FromMilliseconds(0.1),
        WarmUps = 1,
        WarmUp = TimeSpan.FromMilliseconds(1),
        WarmUpPause = TimeSpan.Zero,
    };

    /// <summary>Gets the number of rounds per contender. It is odd, so that the median is a measured value.</summary>
    public int Rounds { get; init; } = 151;

    /// <summary>Gets the duration of one measurement, which is long compared with the clock resolution and short compared with
    /// disturbances.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Gets the number of passes over all contenders before the first round. Each pass is followed by a delay for tiered
    /// compilation.</summary>
    public int WarmUps { get; init; } = 5;

    /// <summary>Gets the duration of the warm-up per contender and pass.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(30);

    public TimeSpan WarmUpPause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Gets the prefix of the works to measure.</summary>
    public string Only { get; init; } = string.Empty;
}
