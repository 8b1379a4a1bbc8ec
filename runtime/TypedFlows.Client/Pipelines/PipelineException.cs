namespace TypedFlows.Client;

/// <summary>A pipeline could not be applied or deleted as a whole.</summary>
public sealed class PipelineException : Exception
{
    /// <summary>Creates an exception; pipelines do.</summary>
    /// <param name="message">What happened, in full.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="innerException">The cause, where a call failed.</param>
    public PipelineException(string message, PipelinePlan plan, Exception? innerException = null)
        : base(message, innerException) => Plan = plan;

    /// <summary>What was to be done.</summary>
    public PipelinePlan Plan { get; }

    /// <summary>The step that failed; null where the plan's conflicts kept it from beginning.</summary>
    public PipelineStep? FailedStep { get; init; }

    /// <summary>What was created and is still there, because it was to be kept or could not be deleted.</summary>
    public IReadOnlyList<PipelineStep> LeftBehind { get; init; } = [];
}
