namespace TypedFlows.Client;

/// <summary>The exception that is thrown when a run is required to be successful and is not.</summary>
public sealed class FlowRunException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="FlowRunException"/> class.</summary>
    /// <param name="run">The run.</param>
    public FlowRunException(FlowRun run)
        : base(MessageOf(run)) => Run = run;

    /// <summary>Gets the run. Its errors state the reason.</summary>
    public FlowRun Run { get; }

    private static string MessageOf(FlowRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Status.HasEnded
            ? $"Run {run.Id} was not successful: {run}. Correct the cause, then repeat the run or apply the pipeline again."
            : $"Run {run.Id} has not ended: {run}. Wait for its end before its success is checked.";
    }
}
