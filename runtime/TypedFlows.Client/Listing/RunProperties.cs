namespace TypedFlows.Client;

/// <summary>Defines the properties for filtering and sorting runs. Two conditions on <see cref="StartedAt"/> define a time
/// window.</summary>
public static class RunProperties
{
    /// <summary>Gets the id of the flow.</summary>
    public static TextProperty FlowId { get; } = new("flowId");

    /// <summary>Gets the id.</summary>
    public static TextProperty Id { get; } = new("id");

    /// <summary>Gets the final status, such as <c>failed</c>.</summary>
    public static TextProperty Status { get; } = new("metrics.statusSummary.status");

    /// <summary>Gets the state, such as <c>inProgress</c>.</summary>
    public static TextProperty State { get; } = new("state");

    /// <summary>Gets the start time.</summary>
    public static InstantProperty StartedAt { get; } = new("metrics.durationSummary.startedAtUTC");

    /// <summary>Gets the completion time.</summary>
    public static InstantProperty CompletedAt { get; } = new("metrics.durationSummary.completedAtUTC");

    /// <summary>Gets the creation time.</summary>
    public static InstantProperty CreatedAt { get; } = new("createdAt");
}
