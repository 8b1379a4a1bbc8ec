namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class SourceParamsDto
{
    public string TableName { get; set; } = string.Empty;

    public ColumnDto[]? Columns { get; set; }
}
