namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record CopyParams(DeltaColumn DeltaColumn);
