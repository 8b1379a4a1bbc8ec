namespace TypedFlows.Client;

/// <summary>What a pipeline would do, a step a resource, in order. Nothing has been changed for it.</summary>
/// <param name="Steps">The steps.</param>
public sealed record PipelinePlan(IReadOnlyList<PipelineStep> Steps)
{
    /// <summary>True when everything is as it should be.</summary>
    public bool IsEmpty => Steps.All(step => step.Action == PipelineAction.Unchanged);

    /// <summary>The resources about which someone must decide.</summary>
    public IEnumerable<PipelineStep> Conflicts => Steps.Where(step => step.Action == PipelineAction.Conflict);

    /// <summary>The steps, a line each.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Join('\n', Steps);
}
