using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>How many records a run moved (<c>metrics.recordSummary</c>). A count that the service does not give is null.</summary>
public sealed class RecordSummary
{
    /// <summary>Records read.</summary>
    public long? InputRecordCount { get; init; }

    /// <summary>Records written.</summary>
    public long? OutputRecordCount { get; init; }

    /// <summary>Records created.</summary>
    public long? CreatedRecordCount { get; init; }

    /// <summary>Records updated.</summary>
    public long? UpdatedRecordCount { get; init; }

    /// <summary>Records left out.</summary>
    public long? SkippedRecordCount { get; init; }

    /// <summary>Records refused.</summary>
    public long? FailedRecordCount { get; init; }

    /// <summary>Records deleted.</summary>
    public long? DeletedRecordCount { get; init; }

    /// <summary>Records written with a warning.</summary>
    public long? WarningRecordCount { get; init; }

    /// <summary>Why records were refused (<c>failedInfo</c>).</summary>
    public IReadOnlyList<RunError> FailedInfo { get; init; } = [];

    /// <summary>Why records were left out (<c>skippedInfo</c>).</summary>
    public IReadOnlyList<RunError> SkippedInfo { get; init; } = [];

    /// <summary>The three counts that matter most, such as <c>records: 1024 read, 1024 written, 0 failed</c>; what is not given counts as 0.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"records: {InputRecordCount ?? 0} read, {OutputRecordCount ?? 0} written, {FailedRecordCount ?? 0} failed");

    internal static RecordSummary Read(JsonElement json) => new()
    {
        InputRecordCount = json.Integer("inputRecordCount"),
        OutputRecordCount = json.Integer("outputRecordCount"),
        CreatedRecordCount = json.Integer("createdRecordCount"),
        UpdatedRecordCount = json.Integer("updatedRecordCount"),
        SkippedRecordCount = json.Integer("skippedRecordCount"),
        FailedRecordCount = json.Integer("failedRecordCount"),
        DeletedRecordCount = json.Integer("deletedRecordCount"),
        WarningRecordCount = json.Integer("warningRecordCount"),
        FailedInfo = RunError.ReadAll(json, "failedInfo"),
        SkippedInfo = RunError.ReadAll(json, "skippedInfo"),
    };
}
