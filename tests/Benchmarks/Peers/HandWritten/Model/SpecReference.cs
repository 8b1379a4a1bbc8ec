namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record SpecReference(string Id, string Version);
