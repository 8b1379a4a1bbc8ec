namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record Schedule(long StartTime, Frequency Frequency, long? Interval, bool? Backfill);
