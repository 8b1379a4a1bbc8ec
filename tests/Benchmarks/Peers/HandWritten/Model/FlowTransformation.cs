namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal abstract record FlowTransformation;
