namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record SourceParams(string TableName, Column[] Columns);
