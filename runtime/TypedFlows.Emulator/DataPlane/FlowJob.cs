using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A flow as the data plane runs it.</summary>
/// <param name="Client">The API key that created the flow; its runs are made in that name.</param>
internal sealed record FlowJob(string Sandbox, string Client, StoredResource Flow, FlowParts Parts)
{
    /// <summary>The files that successful runs have read, as they were then. Runs of one flow never overlap.</summary>
    public Dictionary<string, FileStamp> Read { get; } = new(StringComparer.Ordinal);
}
