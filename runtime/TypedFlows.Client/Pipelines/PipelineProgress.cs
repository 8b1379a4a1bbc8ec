namespace TypedFlows.Client;

/// <summary>Represents the progress of a pipeline.</summary>
/// <param name="Step">The step, with its id once it is known.</param>
/// <param name="Stage">The stage: begun, done or undone.</param>
public sealed record PipelineProgress(PipelineStep Step, PipelineStage Stage)
{
    /// <summary>Returns the stage, the resource and the id.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() =>
        $"{Stage}: {Step.Action} {Step.Resource} {Step.Name}{(Step.Id is null ? string.Empty : $" ({Step.Id})")}";
}
