namespace TypedFlows.Emulator.FlowService;

/// <summary>What a request asks of a list of the Flow Service.</summary>
/// <param name="Filters">All of them hold for what is listed.</param>
/// <param name="OrderBy">A member's path, <c>-</c> before it for the reverse; empty for the order of creation.</param>
/// <param name="Limit">The most on a page; null for all.</param>
/// <param name="ContinuationToken">Where to go on; empty for the start.</param>
/// <param name="IsCount">Only the number is asked for.</param>
/// <param name="Sandbox">The sandbox whose resources are listed.</param>
internal sealed record ListQuery(IReadOnlyList<string> Filters, string OrderBy, int? Limit, string ContinuationToken, bool IsCount, string Sandbox);
