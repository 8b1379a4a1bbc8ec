namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class TransformationDto
{
    public string Name { get; set; } = string.Empty;

    public TransformationParamsDto? Params { get; set; }
}
