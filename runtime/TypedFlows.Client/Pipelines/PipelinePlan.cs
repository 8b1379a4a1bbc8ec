namespace TypedFlows.Client;

/// <summary>Represents the steps that applying a pipeline would take, one per resource, in order.</summary>
/// <param name="Steps">The steps.</param>
public sealed record PipelinePlan(IReadOnlyList<PipelineStep> Steps)
{
    /// <summary>Gets a value indicating whether every resource is up to date.</summary>
    public bool IsEmpty => Steps.All(step => step.Action == PipelineAction.Unchanged);

    /// <summary>Gets the mistakes of the mapping, as far as the schema on the platform shows them: destinations that it does not have or
    /// that cannot take the value, and required fields and identities without a row. They do not prevent applying the pipeline.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Gets the resources with a conflict that must be resolved.</summary>
    public IEnumerable<PipelineStep> Conflicts => Steps.Where(step => step.Action == PipelineAction.Conflict);

    /// <summary>Returns the steps and the warnings, one per line.</summary>
    /// <returns>Text for a console.</returns>
    public override string ToString() =>
        string.Join('\n', Steps.Select(step => step.ToString()).Concat(Warnings.Select(warning => $"Warning   {warning}")));
}
