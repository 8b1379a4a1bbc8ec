namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record SourceData(DataFormat Format);
