namespace TypedFlows.Client;

/// <summary>Represents the point after which the runs of a flow count.</summary>
/// <param name="Since">The earliest creation time by the service's clock, or null for any run.</param>
/// <param name="Known">Runs that existed before. Times of the service have milliseconds, so a run before the point can have its
/// time.</param>
internal sealed record RunBaseline(DateTimeOffset? Since, IReadOnlySet<string> Known)
{
    public static RunBaseline From(DateTimeOffset? since) => new(since, new HashSet<string>());

    public bool IsBefore(FlowRun run) => Since is { } since && (Known.Contains(run.Id) || run.BeganAt is not { } began || began < since);
}
