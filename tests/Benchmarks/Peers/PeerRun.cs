using TypedFlows.Benchmarks.Measuring;

namespace TypedFlows.Benchmarks.Peers;

/// <summary>What a peer does, and what it cannot do here.</summary>
internal sealed record PeerRun(IReadOnlyList<Contender> Contenders, IReadOnlyList<AbsentPeer> AbsentPeers)
{
    public static PeerRun Of(IEnumerable<Contender> contenders) => new([.. contenders], []);

    public static PeerRun Absent(string peer, string why) => new([], [.. Works.All.Select(work => new AbsentPeer(work, peer, why))]);
}
