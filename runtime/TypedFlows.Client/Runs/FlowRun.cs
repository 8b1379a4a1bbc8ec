using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a run of a flow (Flow Service API, runs).</summary>
public sealed class FlowRun : PlatformResource
{
    private const int MaxReasons = 3;

    /// <summary>Gets the id of the flow.</summary>
    public string? FlowId { get; init; }

    /// <summary>Gets the status: <c>metrics.statusSummary.status</c>, or <c>state</c> if it is missing.</summary>
    public FlowRunStatus Status { get; init; }

    /// <summary>Gets the metrics of the run.</summary>
    public FlowRunMetrics Metrics { get; init; } = new();

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the time at which the schedule starts the run, or null for a run that exists. Only the progress of a wait has such
    /// a run, with an empty id, while the flow has no run yet.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Gets a value indicating whether the run shows the result of an earlier apply, because the last apply changed nothing.
    /// <see cref="AppliedPipeline.WaitForRunAsync"/> sets it.</summary>
    public bool IsFromEarlierApply { get; init; }

    /// <summary>Gets the ids of the batches of the run: those that its activities refer to, or that its files are in.</summary>
    public IReadOnlyList<string> BatchIds { get; init; } = [];

    /// <summary>Gets the record counts. Their text is, for example, <c>records: 1024 read, 1024 written, 0 failed</c>.</summary>
    public RecordSummary Records => Metrics.RecordSummary;

    /// <summary>Gets the errors. A successful run can have errors too.</summary>
    public IReadOnlyList<RunError> Errors => Metrics.StatusSummary.Errors;

    /// <summary>Returns the status, the reason and the record counts, such as <c>success, records: 1024 read, 1024 written, 0 failed</c>.
    /// The reason consists of the first errors of the run and the first reasons for rejected records.</summary>
    /// <returns>One line for a console or a log.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(Status.Value.Length == 0 ? "unknown status" : Status.Value);
        if (IsFromEarlierApply)
        {
            text.Append(" (earlier apply)");
        }

        if (DueAt is { } due)
        {
            return text.Append(CultureInfo.InvariantCulture, $", due at {due:u}").ToString();
        }

        var reasons = Errors.Concat(Records.FailedInfo).Distinct().Select(reason => WithoutPeriod(reason.ToString())).ToList();
        if (reasons.Count > 0)
        {
            text.Append(": ").AppendJoin("; ", reasons.Take(MaxReasons));
            if (reasons.Count > MaxReasons)
            {
                text.Append(CultureInfo.InvariantCulture, $"; and {reasons.Count - MaxReasons} more");
            }
        }
        else if (Status == FlowRunStatus.Failed || Status == FlowRunStatus.PartialFailure)
        {
            text.Append(": the service reports no error");
        }

        return text.Append(CultureInfo.InvariantCulture, $", {Records}").Replace("\r", string.Empty).Replace('\n', ' ').ToString();
    }

    /// <summary>Throws an exception unless the run was successful.</summary>
    /// <param name="allowPartialSuccess">True to accept a run that rejected some records, but not more than the flow allows
    /// (<see cref="FlowRunStatus.PartialSuccess"/>).</param>
    /// <returns>This run.</returns>
    /// <exception cref="FlowRunException">The run failed, rejected records, or has not ended. The message contains the errors.</exception>
    public FlowRun EnsureSuccess(bool allowPartialSuccess = false)
    {
        var isSuccess = Status == FlowRunStatus.Success
            || (Status == FlowRunStatus.Completed && Errors.Count == 0 && Records.FailedRecordCount is null or 0)
            || (Status == FlowRunStatus.PartialSuccess && allowPartialSuccess);
        return isSuccess ? this : throw new FlowRunException(this);
    }

    /// <summary>Gets the creation time, or the start time if the service reports only that.</summary>
    internal DateTimeOffset? BeganAt => CreatedAt ?? Metrics.DurationSummary.StartedAt;

    /// <summary>Returns a copy that is marked as the result of an earlier apply.</summary>
    internal FlowRun OfEarlierApply() => new()
    {
        Id = Id,
        ETag = ETag,
        FlowId = FlowId,
        Status = Status,
        Metrics = Metrics,
        CreatedAt = CreatedAt,
        BatchIds = BatchIds,
        DueAt = DueAt,
        IsFromEarlierApply = true,
        Json = Json,
    };

    // The record counts follow, so the period of a sentence is removed. An ellipsis remains.
    private static string WithoutPeriod(string reason)
    {
        var text = reason.TrimEnd();
        return text.EndsWith('.') && !text.EndsWith("..", StringComparison.Ordinal) ? text[..^1] : text;
    }

    private static IEnumerable<string> ReadBatchIds(JsonElement json)
    {
        const string Batches = "/export/batches/";
        foreach (var summaries in json.Items("activities").Prepend(json.Member("metrics") ?? default))
        {
            foreach (var reference in summaries.Items("targetInfo").Select(target => target.Member("reference") ?? default))
            {
                if (reference.Text("type")?.StartsWith("batch", StringComparison.OrdinalIgnoreCase) == true)
                {
                    foreach (var id in reference.Texts("ids"))
                    {
                        yield return id;
                    }
                }
            }

            // The platform's own example names the files of a run by the address of their batch.
            var manifest = (summaries.Member("fileSummary") ?? default).Member("manifest") ?? default;
            foreach (var path in manifest.Items("fileInfo").Select(file => file.Text("path")).OfType<string>())
            {
                var at = path.IndexOf(Batches, StringComparison.Ordinal);
                if (at >= 0 && path[(at + Batches.Length)..].Split('/', '?')[0] is { Length: > 0 } id)
                {
                    yield return Uri.UnescapeDataString(id);
                }
            }
        }
    }

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
            BatchIds = [.. ReadBatchIds(json).Distinct(StringComparer.Ordinal)],
            Json = json,
        };
    }
}
