namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class TransformationParamsDto
{
    public DeltaColumnDto? DeltaColumn { get; set; }

    public string? MappingId { get; set; }

    public string? MappingVersion { get; set; }
}
