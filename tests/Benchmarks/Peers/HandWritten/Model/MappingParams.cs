namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record MappingParams(string? MappingId, string? MappingVersion);
