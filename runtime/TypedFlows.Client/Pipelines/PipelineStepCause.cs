namespace TypedFlows.Client;

/// <summary>Specifies why a resource of a pipeline is changed, or cannot be changed.</summary>
public enum PipelineStepCause
{
    /// <summary>The action needs no explanation.</summary>
    None,

    /// <summary>The resource differs from the pipeline.</summary>
    Different,

    /// <summary>The credentials are sent again on request.</summary>
    CredentialsRenewed,

    /// <summary>The rows of the mapping set differ from those of the pipeline.</summary>
    RowsDifferent,

    /// <summary>The pipeline has not created the resource.</summary>
    NotCreatedByPipeline,

    /// <summary>The resource has changed since the pipeline was last applied.</summary>
    ChangedByOthers,

    /// <summary>The resource differs in properties that cannot be changed.</summary>
    Immutable,

    /// <summary>The pipeline is deleted.</summary>
    Deleted,

    /// <summary>The compiled schema does not exist on the platform.</summary>
    SchemaNotFound,

    /// <summary>Several schemas on the platform have the title and the class of the compiled schema.</summary>
    SchemaAmbiguous,

    /// <summary>The schema on the platform has no fields to which the pipeline maps.</summary>
    FieldsMissing,

    /// <summary>The schema on the platform lacks fields of the compiled schema, has them with other types, or requires others.</summary>
    SchemaDifferent,
}
