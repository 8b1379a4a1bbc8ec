namespace TypedFlows.Benchmarks.Compare;

/// <summary>How long the comparison takes.</summary>
internal sealed record CompareSettings
{
    /// <summary>For reading: two minutes in all on a small machine.</summary>
    public static CompareSettings Default { get; } = new();

    /// <summary>For tests: verdicts and shape, no times worth reading.</summary>
    public static CompareSettings Short { get; } = new() { Rounds = 3, Slice = TimeSpan.FromMilliseconds(0.1), WarmUps = 1, WarmUp = TimeSpan.FromMilliseconds(1), WarmUpPause = TimeSpan.Zero };

    /// <summary>How often each contender is measured; odd, so that the median is one of the measurements.</summary>
    public int Rounds { get; init; } = 151;

    /// <summary>One measurement of one contender: long against the clock's steps, short against the machine's moods.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Passes over all contenders before the first round, each followed by a pause for the tiered compiler.</summary>
    public int WarmUps { get; init; } = 5;

    /// <summary>Of one contender in one pass.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(30);

    public TimeSpan WarmUpPause { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Only works that begin with this text.</summary>
    public string Only { get; init; } = string.Empty;
}
