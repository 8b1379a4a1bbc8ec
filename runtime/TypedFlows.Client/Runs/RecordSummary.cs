using System.Globalization;
using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Represents the number of records that a run moved (<c>metrics.recordSummary</c>). A count that the service does not report is
/// null.</summary>
public sealed class RecordSummary
{
    /// <summary>Gets the number of records read.</summary>
    public long? InputRecordCount { get; init; }

    /// <summary>Gets the number of records written.</summary>
    public long? OutputRecordCount { get; init; }

    /// <summary>Gets the number of records created.</summary>
    public long? CreatedRecordCount { get; init; }

    /// <summary>Gets the number of records updated.</summary>
    public long? UpdatedRecordCount { get; init; }

    /// <summary>Gets the number of records skipped.</summary>
    public long? SkippedRecordCount { get; init; }

    /// <summary>Gets the number of records rejected.</summary>
    public long? FailedRecordCount { get; init; }

    /// <summary>Gets the number of records deleted.</summary>
    public long? DeletedRecordCount { get; init; }

    /// <summary>Gets the number of records written with a warning.</summary>
    public long? WarningRecordCount { get; init; }

    /// <summary>Gets the reasons for rejected records (<c>failedInfo</c>).</summary>
    public IReadOnlyList<RunError> FailedInfo { get; init; } = [];

    /// <summary>Gets the reasons for skipped records (<c>skippedInfo</c>).</summary>
    public IReadOnlyList<RunError> SkippedInfo { get; init; } = [];

    /// <summary>Returns the main counts, such as <c>records: 1024 read, 1024 written, 0 failed</c>. A missing count is 0.</summary>
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
