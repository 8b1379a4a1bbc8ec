using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Streaming;

/// <summary>The records of one request, and the task that completes when all of them are stored.</summary>
/// <param name="Items">The job, and the record or the reason why there is none. A null job means a dataset that the message names.</param>
internal sealed record StreamWrite(IReadOnlyList<(FlowJob? Job, string DataSetId, byte[]? Record, SourceFault? Fault)> Items, int Bytes)
{
    /// <summary>Gets the time of receipt, in <see cref="System.Diagnostics.Stopwatch"/> ticks.</summary>
    public long CameAt { get; } = System.Diagnostics.Stopwatch.GetTimestamp();

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
