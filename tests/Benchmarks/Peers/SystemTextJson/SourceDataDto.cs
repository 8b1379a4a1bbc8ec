namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class SourceDataDto
{
    public string Format { get; set; } = string.Empty;
}
