namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class XdmTypeDto
{
    public string Type { get; set; } = string.Empty;

    public string? Format { get; set; }
}
