namespace TypedFlows.Client;

/// <summary>Represents the name and the description of a resource on the platform.</summary>
/// <param name="Name">The name, or an empty string for a mapping set without a name.</param>
/// <param name="Description">The description, or null to use the description of the pipeline.</param>
public sealed record PipelineLabel(string Name, string? Description = null)
{
    /// <summary>Gets the label of a mapping set without a name. The pipeline finds it by its schema and rows.</summary>
    public static PipelineLabel None { get; } = new(string.Empty);
}
