namespace TypedFlows.Benchmarks.Peers.HandWritten.Model;

internal sealed record Flow(
    string Name,
    string? Description,
    SpecReference FlowSpec,
    string[] SourceConnectionIds,
    string[] TargetConnectionIds,
    FlowTransformation[]? Transformations,
    Schedule? ScheduleParams);
