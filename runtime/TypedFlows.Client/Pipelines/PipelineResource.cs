namespace TypedFlows.Client;

/// <summary>What a pipeline consists of, in the order in which it is made; it is deleted the other way round.</summary>
public enum PipelineResource
{
    /// <summary>The connection that signs in to the source's system.</summary>
    Connection = 1,

    /// <summary>The schema of the dataset.</summary>
    Schema,

    /// <summary>The dataset that the records land in.</summary>
    DataSet,

    /// <summary>Which data of the system is read.</summary>
    SourceConnection,

    /// <summary>Where the data lands.</summary>
    TargetConnection,

    /// <summary>Which field lands where.</summary>
    MappingSet,

    /// <summary>The flow that moves the data.</summary>
    Flow,
}
