namespace TypedFlows.Benchmarks.Peers.SystemTextJson;

internal sealed class FlowDto
{
    public string Name { get; set; } = string.Empty;

    public string? Description { get; set; }

    public SpecReferenceDto? FlowSpec { get; set; }

    public string[]? SourceConnectionIds { get; set; }

    public string[]? TargetConnectionIds { get; set; }

    public TransformationDto[]? Transformations { get; set; }

    public ScheduleDto? ScheduleParams { get; set; }
}
