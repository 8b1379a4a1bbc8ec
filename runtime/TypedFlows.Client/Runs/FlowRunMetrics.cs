using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the metrics of a run (<c>metrics</c>). A summary that the service omits has no values.</summary>
public sealed class FlowRunMetrics
{
    /// <summary>Gets the start and end time.</summary>
    public DurationSummary DurationSummary { get; init; } = new(null, null);

    /// <summary>Gets the number of bytes.</summary>
    public SizeSummary SizeSummary { get; init; } = new(null, null);

    /// <summary>Gets the number of records.</summary>
    public RecordSummary RecordSummary { get; init; } = new();

    /// <summary>Gets the number of files.</summary>
    public FileSummary FileSummary { get; init; } = new(null, null, null, null);

    /// <summary>Gets the status and the errors.</summary>
    public StatusSummary StatusSummary { get; init; } = new(default, []);

    internal static FlowRunMetrics Read(JsonElement json)
    {
        JsonElement Part(string name) => json.Member(name) ?? default;
        var (duration, size, files, status) = (Part("durationSummary"), Part("sizeSummary"), Part("fileSummary"), Part("statusSummary"));
        return new()
        {
            DurationSummary = new(duration.Instant("startedAtUTC"), duration.Instant("completedAtUTC")),
            SizeSummary = new(size.Integer("inputBytes"), size.Integer("outputBytes")),
            RecordSummary = RecordSummary.Read(Part("recordSummary")),
            FileSummary = new(
                files.Integer("inputFileCount"),
                files.Integer("outputFileCount"),
                files.Integer("skippedFileCount"),
                files.Integer("failedFileCount")),
            StatusSummary = new(new FlowRunStatus(status.Text("status")), RunError.ReadAll(status, "errors")),
        };
    }
}
