namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class ColumnDto
{
    public string Name { get; set; } = string.Empty;

    public string Type { get; set; } = string.Empty;

    public XdmTypeDto? Xdm { get; set; }
}
