using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>One run of a flow (Flow Service API, runs).</summary>
public sealed class FlowRun : PlatformResource
{
    /// <summary>Id of the flow.</summary>
    public string? FlowId { get; init; }

    /// <summary>How it stands: <c>metrics.statusSummary.status</c>, else <c>state</c>.</summary>
    public FlowRunStatus Status { get; init; }

    /// <summary>What it did.</summary>
    public FlowRunMetrics Metrics { get; init; } = new();

    /// <summary>When it was created; null where the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>How many records it moved; its text reads <c>records: 1024 read, 1024 written, 0 failed</c>.</summary>
    public RecordSummary Records => Metrics.RecordSummary;

    /// <summary>What went wrong; a run that ended well may have some too.</summary>
    public IReadOnlyList<RunError> Errors => Metrics.StatusSummary.Errors;

    /// <summary>Id and status.</summary>
    /// <returns>Text for a log.</returns>
    public override string ToString() => $"{nameof(FlowRun)} {Id} ({Status})";

    internal static FlowRun Read(JsonElement json)
    {
        var metrics = FlowRunMetrics.Read(json.Member("metrics") ?? default);
        return new()
        {
            Id = json.Text("id") ?? string.Empty,
            ETag = json.Text("etag") ?? json.Text("eTag"),
            FlowId = json.Text("flowId"),
            Status = metrics.StatusSummary.Status.Value.Length > 0 ? metrics.StatusSummary.Status : new FlowRunStatus(json.Text("state")),
            Metrics = metrics,
            CreatedAt = json.Instant("createdAt"),
            Json = json,
        };
    }
}
