namespace TypedFlows.Benchmarks.Peers;

/// <summary>A peer that does not run for a work, and why.</summary>
internal sealed record AbsentPeer(string Work, string Peer, string Why);
