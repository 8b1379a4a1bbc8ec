namespace TypedFlows.Emulator.FlowService;

/// <summary>The query of a list of the Flow Service.</summary>
/// <param name="Filters">The filters, which must all match.</param>
/// <param name="OrderBy">The path of a property, with <c>-</c> before it for descending order; empty for the order of creation.</param>
/// <param name="Limit">The maximum number of items on a page; <see langword="null"/> for all.</param>
/// <param name="ContinuationToken">The start of the page; empty for the first.</param>
/// <param name="IsCount">Whether only the number of items is requested.</param>
/// <param name="Sandbox">The sandbox of the listed resources.</param>
internal sealed record ListQuery(
    IReadOnlyList<string> Filters,
    string OrderBy,
    int? Limit,
    string ContinuationToken,
    bool IsCount,
    string Sandbox);
