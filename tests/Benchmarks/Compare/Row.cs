namespace TypedFlows.Benchmarks.Compare;

/// <summary>Represents a row of the table.</summary>
internal sealed record Row(string Work, string Peer)
{
    public const string Right = "right";

    public const string Wrong = "wrong";

    /// <summary>Gets the median ratio of the time to that of the hand-written peer in the same round.</summary>
    public required double Ratio { get; init; }

    /// <summary>Gets the median time of one operation.</summary>
    public required double Nanoseconds { get; init; }

    /// <summary>Gets the bytes that one operation allocates.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets <see cref="Right"/> or <see cref="Wrong"/>.</summary>
    public required string Verdict { get; init; }
}
