using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Faults;

/// <summary>A batch that drops some of its records as a fault requests, and counts them as failed.</summary>
internal sealed class FaultyBatch(IRecordBatch inner, Fault? fault, RunTally tally, Diagnostics diagnostics) : IRecordBatch
{
    private long _seen;

    public IRecordBatch Inner { get; } = inner;

    public long Count => Inner.Count;

    public long Start => Inner.Start;

    public void Append(ReadOnlySpan<byte> json)
    {
        if (fault is null || _seen++ % 100 >= fault.Percent)
        {
            Inner.Append(json);
            return;
        }

        // The caller counts every appended record as stored.
        tally.OutputRecords--;
        tally.OutputBytes -= json.Length;
        diagnostics.AddDropped(json, tally.Fail(string.Empty, SourceFault.Scripted, fault.Message ?? "A requested fault."));
    }

    public void Complete() => Inner.Complete();

    public void Dispose() => Inner.Dispose();
}
