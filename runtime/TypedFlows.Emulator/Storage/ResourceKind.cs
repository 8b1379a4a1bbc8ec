namespace TypedFlows.Emulator.Storage;

/// <summary>Lists the kinds of resources that the platform stores.</summary>
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

    /// <summary>The progress of a flow; never returned by the API.</summary>
    Checkpoint,

    Batch,
}
