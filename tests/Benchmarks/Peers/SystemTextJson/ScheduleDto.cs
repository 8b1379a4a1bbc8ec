namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class ScheduleDto
{
    public long StartTime { get; set; }

    public string Frequency { get; set; } = string.Empty;

    public long? Interval { get; set; }

    public bool? Backfill { get; set; }
}
