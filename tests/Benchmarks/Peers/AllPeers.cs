using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Peers.Generated;
using TypedFlows.Benchmarks.Peers.HandWritten;
using TypedFlows.Benchmarks.Peers.JsonSchemaNet;
using TypedFlows.Benchmarks.Peers.NJsonSchema;
using TypedFlows.Benchmarks.Peers.SystemTextJson;

namespace TypedFlows.Benchmarks.Peers;

/// <summary>Creates all contenders in the order of the table.</summary>
internal static class AllPeers
{
    public static IReadOnlyList<Contender> Create() =>
    [
        .. HandWrittenPeer.Contenders(),
        .. GeneratedPeer.Contenders(),
        .. SystemTextJsonPeer.Contenders(),
        .. NJsonSchemaPeer.Contenders(),
        .. JsonSchemaNetPeer.Contenders(),
    ];
}
