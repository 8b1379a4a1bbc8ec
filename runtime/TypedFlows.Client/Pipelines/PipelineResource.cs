namespace TypedFlows.Client;

/// <summary>Specifies the resources of a pipeline in creation order. They are deleted in reverse order.</summary>
public enum PipelineResource
{
    /// <summary>The connection to the source system.</summary>
    Connection = 1,

    /// <summary>The schema of the dataset.</summary>
    Schema,

    /// <summary>The dataset that stores the records.</summary>
    DataSet,

    /// <summary>The source connection, which defines the data that is read.</summary>
    SourceConnection,

    /// <summary>The target connection, which defines the destination of the data.</summary>
    TargetConnection,

    /// <summary>The mapping set, which maps source fields to schema paths.</summary>
    MappingSet,

    /// <summary>The flow that moves the data.</summary>
    Flow,
}
