using TypedFlows.Benchmarks.Peers.ByteScanner;
using TypedFlows.Benchmarks.Peers.Generated;
using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.NJsonSchema;
using TypedFlows.Benchmarks.Peers.SystemTextJson;

namespace TypedFlows.Benchmarks.Peers;

/// <summary>In the order of the table's lines.</summary>
internal static class AllPeers
{
    public static IReadOnlyList<PeerRun> Create() =>
    [
        PeerRun.Of(HandWrittenPeer.Contenders()),
        PeerRun.Of(GeneratedPeer.Contenders()),
        PeerRun.Of(ByteScannerPeer.Contenders()),
        PeerRun.Of(SystemTextJsonPeer.Contenders()),
        NJsonSchemaPeer.Create(),
    ];
}
