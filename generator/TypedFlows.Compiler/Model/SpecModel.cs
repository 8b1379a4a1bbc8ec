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
