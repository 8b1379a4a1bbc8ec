namespace TypedFlows.Client;

/// <summary>Represents the start and end of a run (<c>metrics.durationSummary</c>).</summary>
/// <param name="StartedAt">The start time (<c>startedAtUTC</c>, epoch milliseconds in responses), or null if unknown.</param>
/// <param name="CompletedAt">The end time (<c>completedAtUTC</c>, epoch milliseconds in responses), or null while the run is in
/// progress.</param>
public sealed record DurationSummary(DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt)
{
    /// <summary>Gets the duration, or null while the run is in progress.</summary>
    public TimeSpan? Elapsed => CompletedAt - StartedAt;
}
