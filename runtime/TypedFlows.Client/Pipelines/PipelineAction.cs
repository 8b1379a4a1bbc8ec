namespace TypedFlows.Client;

/// <summary>What a pipeline does to one of its resources.</summary>
public enum PipelineAction
{
    /// <summary>It is as it should be.</summary>
    Unchanged = 1,

    /// <summary>It is not there and will be created.</summary>
    Create,

    /// <summary>It is as this pipeline left it, but should be different now, and will be changed.</summary>
    Update,

    /// <summary>It is not as this pipeline left it, or cannot be changed in place. Nothing is done until someone decides.</summary>
    Conflict,
}
