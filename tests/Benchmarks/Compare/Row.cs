namespace TypedFlows.Benchmarks.Compare;

/// <summary>A line of the table.</summary>
internal sealed record Row(string Work, string Peer)
{
    public const string Right = "right";

    public const string Wrong = "wrong";

    /// <summary>Median over the rounds of the time against the hand-written peer's in the same round; null where the peer did not run.</summary>
    public double? Ratio { get; init; }

    /// <summary>Median time of one operation.</summary>
    public double? Nanoseconds { get; init; }

    /// <summary>Allocated by one operation.</summary>
    public long? Bytes { get; init; }

    /// <summary>Right, wrong, or why the peer did not run.</summary>
    public required string Verdict { get; init; }
}
