namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record MappingTransformation(MappingParams Params) : FlowTransformation;
