namespace TypedFlows.Client;

/// <summary>How far a step of a pipeline is.</summary>
public enum PipelineStage
{
    /// <summary>It begins.</summary>
    Begun = 1,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>What it created was deleted again, because a later step failed.</summary>
    Undone,
}
