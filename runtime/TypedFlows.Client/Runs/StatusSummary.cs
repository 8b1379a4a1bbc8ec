namespace TypedFlows.Client;

/// <summary>Represents the status of a run (<c>metrics.statusSummary</c>).</summary>
/// <param name="Status">The status.</param>
/// <param name="Errors">The errors. A successful run can have errors too.</param>
public sealed record StatusSummary(FlowRunStatus Status, IReadOnlyList<RunError> Errors);
