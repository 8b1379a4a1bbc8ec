namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class SourceConnectionDto
{
    public string Name { get; set; } = string.Empty;

    public string BaseConnectionId { get; set; } = string.Empty;

    public string? Description { get; set; }

    public SourceDataDto? Data { get; set; }

    public SourceParamsDto? Params { get; set; }

    public SpecReferenceDto? ConnectionSpec { get; set; }
}
