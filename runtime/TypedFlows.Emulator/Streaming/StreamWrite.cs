using TypedFlows.Emulator.DataPlane;

namespace TypedFlows.Emulator.Streaming;

/// <summary>What one request wants stored, and the task that ends when all of it is.</summary>
/// <param name="Items">Job, record or why there is none; a null job stands for a dataset that the message itself names.</param>
internal sealed record StreamWrite(IReadOnlyList<(FlowJob? Job, string DataSetId, byte[]? Record, SourceFault? Fault)> Items, int Bytes)
{
    /// <summary>When it came, by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    public long CameAt { get; } = System.Diagnostics.Stopwatch.GetTimestamp();

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
