namespace TypedFlows.Emulator.Storage;

/// <summary>The kinds of resource that the platform keeps.</summary>
internal enum ResourceKind
{
    Connection,
    SourceConnection,
    TargetConnection,
    Flow,
    Run,
    Schema,
    DataSet,
    MappingSet,
    SchemaClass,
    FieldGroup,
    DataType,
    Descriptor,

    /// <summary>How far a flow has come; never answered.</summary>
    Checkpoint,
}
