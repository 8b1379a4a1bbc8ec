namespace TypedFlows.Benchmarks.Compare;

/// <summary>A line of the table.</summary>
internal sealed record Row(string Work, string Peer)
{
    public const string Right = "right";

    public const string Wrong = "wrong";

    /// <summary>Median over the rounds of the time against the hand-written peer's in the same round.</summary>
    public required double Ratio { get; init; }

    /// <summary>Median time of one operation.</summary>
    public required double Nanoseconds { get; init; }

    /// <summary>Allocated by one operation.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets <see cref="Right"/> or <see cref="Wrong"/>.</summary>
    public required string Verdict { get; init; }
}
