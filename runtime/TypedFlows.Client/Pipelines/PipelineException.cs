namespace TypedFlows.Client;

/// <summary>The exception that is thrown when a pipeline cannot be applied or deleted completely.</summary>
public sealed class PipelineException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="PipelineException"/> class.</summary>
    /// <param name="message">The complete message.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="innerException">The cause if a call failed.</param>
    public PipelineException(string message, PipelinePlan plan, Exception? innerException = null)
        : base(message, innerException) => Plan = plan;

    /// <summary>Gets the plan.</summary>
    public PipelinePlan Plan { get; }

    /// <summary>Gets the step that failed, or null if conflicts in the plan prevented the pipeline from starting.</summary>
    public PipelineStep? FailedStep { get; init; }

    /// <summary>Gets the resources that were created and still exist, because they were to be kept or could not be deleted.</summary>
    public IReadOnlyList<PipelineStep> LeftBehind { get; init; } = [];
}
