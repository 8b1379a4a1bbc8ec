namespace TypedFlows.Client;

/// <summary>Specifies the stage of a pipeline step.</summary>
public enum PipelineStage
{
    /// <summary>The step begins.</summary>
    Begun = 1,

    /// <summary>The step is complete.</summary>
    Done,

    /// <summary>The created resource was deleted because a later step failed.</summary>
    Undone,
}
