namespace TypedFlows.Client;

/// <summary>How a run stands (<c>metrics.statusSummary</c>).</summary>
/// <param name="Status">The status.</param>
/// <param name="Errors">What went wrong; a run that ended well may have some too.</param>
public sealed record StatusSummary(FlowRunStatus Status, IReadOnlyList<RunError> Errors);
