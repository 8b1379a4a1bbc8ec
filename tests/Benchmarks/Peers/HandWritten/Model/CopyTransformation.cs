namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record CopyTransformation(CopyParams Params) : FlowTransformation;
