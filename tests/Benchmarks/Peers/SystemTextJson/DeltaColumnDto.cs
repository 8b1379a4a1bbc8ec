namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class DeltaColumnDto
{
    public string Name { get; set; } = string.Empty;

    public string? DateFormat { get; set; }

    public string? Timezone { get; set; }
}
