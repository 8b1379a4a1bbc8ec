using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents a batch: records that were stored in a dataset together, or that failed (Catalog Service API, batches).</summary>
public sealed class Batch : PlatformResource
{
    /// <summary>Gets the status, such as <c>success</c>, <c>failed</c> or <c>processing</c>, or null if the service reports none.</summary>
    public string? Status { get; init; }

    /// <summary>Gets a value indicating whether the batch failed. A batch that did not fail can have failed records too.</summary>
    public bool IsFailed => Status is "failed" or "failure";

    /// <summary>Gets the ids of the datasets of the batch (<c>relatedObjects</c>).</summary>
    public IReadOnlyList<string> DataSetIds { get; init; } = [];

    /// <summary>Gets the creation time, or null when the service does not report it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets the time at which the batch was completed, or null when the service does not report it.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets the number of records that were read, or null when the service does not report it.</summary>
    public long? InputRecordCount { get; init; }

    /// <summary>Gets the number of records that were stored, or null when the service does not report it.</summary>
    public long? OutputRecordCount { get; init; }

    /// <summary>Gets the number of records that failed, or null when the service does not report it.</summary>
    public long? FailedRecordCount { get; init; }

    /// <summary>Gets the errors: the reason for the failure, and the number of failed records by code.</summary>
    public IReadOnlyList<RunError> Errors { get; init; } = [];

    internal static Batch Read(string id, JsonElement json)
    {
        var metrics = json.Member("metrics") ?? default;
        return new()
        {
            Id = id,
            Status = json.Text("status"),
            DataSetIds =
            [
                .. json.Items("relatedObjects")
                    .Where(related => string.Equals(related.Text("type"), "dataSet", StringComparison.OrdinalIgnoreCase))
                    .Select(related => related.Text("id"))
                    .OfType<string>(),
            ],
            CreatedAt = json.Instant("created"),
            CompletedAt = json.Instant("completed"),
            InputRecordCount = metrics.Integer("inputRecordCount") ?? json.Integer("recordCount"),
            OutputRecordCount = metrics.Integer("outputRecordCount"),
            FailedRecordCount = metrics.Integer("failedRecordCount") ?? json.Integer("failedRecordCount"),
            Errors =
            [
                .. json.Items("errors").Select(error => new RunError(
                    error.Text("code"), error.Text("description") ?? error.Text("message") ?? string.Empty)),
            ],
            Json = json,
        };
    }
}
