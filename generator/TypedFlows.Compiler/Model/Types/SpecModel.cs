namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents one spec to emit. It is part of the model: immutable, with structural equality, without positions, spec text and Roslyn
/// types.
/// </summary>
/// <param name="Flow">The flow, which is set for a flow spec.</param>
/// <param name="Connection">The connection, which is set for a connection spec.</param>
internal sealed record SpecModel(
    SpecIdentity Identity,
    string Summary,
    EquatableArray<RecordModel> Records,
    EquatableArray<EnumModel> Enums,
    FlowModel? Flow,
    ConnectionModel? Connection)
{
    public EquatableArray<UnionModel> Unions { get; init; } = [];

    /// <summary>Gets the rules of objects that are not included in an XDM schema.</summary>
    public EquatableArray<RulesModel> Rules { get; init; } = [];

    /// <summary>Gets what only an XDM schema has, or null for any other kind.</summary>
    public XdmFacts? Xdm { get; init; }

    public required SpecLocation Location { get; init; }
}

/// <summary>Represents the connection record of a connection spec. It is part of the model.</summary>
/// <param name="AuthRecords">The names of the records that its credentials may be.</param>
internal sealed record ConnectionModel(EquatableArray<string> AuthRecords);

/// <summary>Represents the flow record of a flow spec. It is part of the model.</summary>
/// <param name="TakesAnySource">True if the spec lists no source connection specs.</param>
/// <param name="ScheduleRecord">The name of the schedule record, or null if the spec has none.</param>
internal sealed record FlowModel(
    bool TakesAnySource,
    bool TakesAnyTarget,
    EquatableArray<FlowTransformation> Transformations,
    string? ScheduleRecord,
    string? OptionsRecord);

/// <summary>Represents a transformation that a flow may have.</summary>
/// <param name="WireName">The name that the spec declares.</param>
/// <param name="Name">The C# name of the property of the flow.</param>
/// <param name="RecordName">The name of the record of its parameters.</param>
internal sealed record FlowTransformation(string WireName, string Name, string RecordName);

/// <summary>Represents the location of a schema in a spec file. It is part of the model.</summary>
/// <param name="File">The path of the file, relative to the project, or the URI of a document that has only a URI.</param>
/// <param name="Pointer">The JSON Pointer in the file.</param>
internal sealed record SpecLocation(string File, string Pointer);
