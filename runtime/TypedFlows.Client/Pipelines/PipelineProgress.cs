namespace TypedFlows.Client;

/// <summary>How far a pipeline is.</summary>
/// <param name="Step">The step; with its id once that is known.</param>
/// <param name="Stage">Whether it begins, is done, or was undone.</param>
public sealed record PipelineProgress(PipelineStep Step, PipelineStage Stage)
{
    /// <summary>Stage, resource and id.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => $"{Stage}: {Step.Action} {Step.Resource} {Step.Name}{(Step.Id is null ? string.Empty : $" ({Step.Id})")}";
}
