namespace TypedFlows.Compiler.Model;

/// <summary>One spec, ready to print. Part of the model: immutable, structural equality, no position, no spec text, no Roslyn type.</summary>
/// <param name="Flow">Set for a flow spec.</param>
/// <param name="Connection">Set for a connection spec.</param>
internal sealed record SpecModel(
    SpecIdentity Identity,
    string Summary,
    EquatableArray<RecordModel> Records,
    EquatableArray<EnumModel> Enums,
    FlowModel? Flow,
    ConnectionModel? Connection)
{
    public EquatableArray<UnionModel> Unions { get; init; } = [];
}

/// <summary>The connection record of a connection spec. Part of the model.</summary>
/// <param name="AuthRecords">Names of the records that its credentials may be.</param>
internal sealed record ConnectionModel(EquatableArray<string> AuthRecords);

/// <summary>The flow record of a flow spec. Part of the model.</summary>
/// <param name="TakesAnySource">True where the spec lists no source connection specs.</param>
/// <param name="ScheduleRecord">Name of the schedule's record; null where the spec has none.</param>
internal sealed record FlowModel(
    bool TakesAnySource,
    bool TakesAnyTarget,
    EquatableArray<FlowTransformation> Transformations,
    string? ScheduleRecord,
    string? OptionsRecord);

/// <summary>A transformation that a flow may have.</summary>
/// <param name="WireName">The name that the spec declares.</param>
/// <param name="Name">C# name of the flow's property.</param>
/// <param name="RecordName">Name of the record of its parameters.</param>
internal sealed record FlowTransformation(string WireName, string Name, string RecordName);
