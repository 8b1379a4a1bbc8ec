namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class SpecReferenceDto
{
    public string Id { get; set; } = string.Empty;

    public string Version { get; set; } = string.Empty;
}
