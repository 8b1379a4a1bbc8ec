namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record Column(string Name, ColumnType Type, XdmType Xdm);
