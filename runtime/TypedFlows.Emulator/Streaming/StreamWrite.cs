using TypedFlows.Compiler.DataPrep.Evaluation;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Validation;

namespace TypedFlows.Emulator.Streaming;

/// <summary>A message for one dataset: its record, or the reason why it is not stored.</summary>
/// <param name="Job">The job; <see langword="null"/> for a dataset that the message names.</param>
/// <param name="Record">The record as UTF-8, or the message if it failed before it was mapped.</param>
/// <param name="Fault">The reason why the record is not stored; <see langword="null"/> if it is.</param>
internal sealed record StreamItem(string Sandbox, FlowJob? Job, string DataSetId, byte[] Record, SourceFault? Fault)
{
    /// <summary>Gets a value indicating whether the record was validated against the schema of the dataset.</summary>
    public bool IsValidated { get; init; }

    /// <summary>Gets the violations of the record; <see langword="null"/> if it is valid or was not validated.</summary>
    public RecordViolations? Violations { get; init; }

    /// <summary>Gets the rows of the mapping set that failed.</summary>
    public IReadOnlyList<MappingError> Errors { get; init; } = [];

    /// <summary>Creates an item, after the record was validated if the dataset has a schema for this.</summary>
    /// <param name="errors">The rows of the mapping set that failed.</param>
    public static StreamItem Of(
        string sandbox, FlowJob? job, string dataSetId, byte[] record, RecordSchema? schema, IReadOnlyList<MappingError> errors)
    {
        var violations = schema?.Validate(record);
        return new(sandbox, job, dataSetId, record, violations is null ? null : SourceFault.OfMessage(violations, errors))
        {
            IsValidated = schema is not null,
            Violations = violations,
            Errors = errors,
        };
    }
}

/// <summary>The records of one request, and the task that completes when all of them are stored.</summary>
internal sealed record StreamWrite(IReadOnlyList<StreamItem> Items, int Bytes)
{
    /// <summary>Gets the time of receipt, in <see cref="System.Diagnostics.Stopwatch"/> ticks.</summary>
    public long CameAt { get; } = System.Diagnostics.Stopwatch.GetTimestamp();

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
