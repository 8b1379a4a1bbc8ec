namespace TypedFlows.Client;

/// <summary>What lists of runs can be filtered and sorted by. Two conditions on <see cref="StartedAt"/> make a time window.</summary>
public static class RunProperties
{
    /// <summary>Id of the flow.</summary>
    public static TextProperty FlowId { get; } = new("flowId");

    /// <summary>The id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>How it ended, such as <c>failed</c>.</summary>
    public static TextProperty Status { get; } = new("metrics.statusSummary.status");

    /// <summary>The state, such as <c>inProgress</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>When it began.</summary>
    public static InstantProperty StartedAt { get; } = new("metrics.durationSummary.startedAtUTC");

    /// <summary>When it ended.</summary>
    public static InstantProperty CompletedAt { get; } = new("metrics.durationSummary.completedAtUTC");

    /// <summary>When it was created.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");
}
