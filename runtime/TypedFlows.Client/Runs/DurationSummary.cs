namespace TypedFlows.Client;

/// <summary>When a run began and ended (<c>metrics.durationSummary</c>).</summary>
/// <param name="StartedAt">When it began (<c>startedAtUTC</c>, epoch milliseconds on the wire); null where not known.</param>
/// <param name="CompletedAt">When it ended (<c>completedAtUTC</c>, epoch milliseconds on the wire); null while it is under way.</param>
public sealed record DurationSummary(DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt)
{
    /// <summary>How long it took; null while it is under way.</summary>
    public TimeSpan? Elapsed => CompletedAt - StartedAt;
}
