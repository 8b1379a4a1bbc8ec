namespace TypedFlows.Client;

/// <summary>Specifies the action of a pipeline for one of its resources.</summary>
public enum PipelineAction
{
    /// <summary>The resource is up to date.</summary>
    Unchanged = 1,

    /// <summary>The resource does not exist and will be created.</summary>
    Create,

    /// <summary>The resource is as the pipeline left it, differs from the definition, and will be changed.</summary>
    Update,

    /// <summary>The resource was changed by someone else or cannot be changed in place. The conflict must be resolved first.</summary>
    Conflict,
}
