namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record XdmType(ColumnType Type, string? Format);
