namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record SourceConnection(
    string Name,
    string BaseConnectionId,
    string? Description,
    SourceData Data,
    SourceParams Params,
    SpecReference ConnectionSpec);
