namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record DeltaColumn(string Name, string? DateFormat, string? Timezone);
