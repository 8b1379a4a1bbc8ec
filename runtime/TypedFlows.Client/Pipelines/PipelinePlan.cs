namespace TypedFlows.Client;

/// <summary>Represents the steps that applying a pipeline would take, one per resource, in order.</summary>
/// <param name="Steps">The steps.</param>
public sealed record PipelinePlan(IReadOnlyList<PipelineStep> Steps)
{
    /// <summary>Gets a value indicating whether every resource is up to date.</summary>
    public bool IsEmpty => Steps.All(step => step.Action == PipelineAction.Unchanged);

    /// <summary>Gets the resources with a conflict that must be resolved.</summary>
    public IEnumerable<PipelineStep> Conflicts => Steps.Where(step => step.Action == PipelineAction.Conflict);

    /// <summary>Returns the steps, one per line.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() => string.Join('\n', Steps);
}
