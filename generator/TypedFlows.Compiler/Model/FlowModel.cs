namespace TypedFlows.Compiler.Model;

/// <summary>The flow record of a flow spec. Part of the model.</summary>
/// <param name="TakesAnySource">True where the spec lists no source connection specs.</param>
/// <param name="ScheduleRecord">Name of the schedule's record; null where the spec has none.</param>
internal sealed record FlowModel(
    bool TakesAnySource,
    bool TakesAnyTarget,
    EquatableArray<FlowTransformation> Transformations,
    string? ScheduleRecord,
    string? OptionsRecord);
