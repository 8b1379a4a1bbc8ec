using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a run of a flow (Flow Service API, runs).</summary>
public sealed class FlowRun : PlatformResource
{
    /// <summary>Gets the id of the flow.</summary>
    public string? FlowId { get; init; }

    /// <summary>Gets the status: <c>metrics.statusSummary.status</c>, or <c>state</c> if it is missing.</summary>
    public FlowRunStatus Status { get; init; }

    /// <summary>Gets the metrics of the run.</summary>
    public FlowRunMetrics Metrics { get; init; } = new();

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the record counts. Their text is, for example, <c>records: 1024 read, 1024 written, 0 failed</c>.</summary>
    public RecordSummary Records => Metrics.RecordSummary;

    /// <summary>Gets the errors. A successful run can have errors too.</summary>
    public IReadOnlyList<RunError> Errors => Metrics.StatusSummary.Errors;

    /// <summary>Returns the id and the status.</summary>
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
