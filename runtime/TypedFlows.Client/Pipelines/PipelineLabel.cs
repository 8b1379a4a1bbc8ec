namespace TypedFlows.Client;

/// <summary>What people see of a resource on the platform.</summary>
/// <param name="Name">Its name; empty for none, which only a mapping set can do without.</param>
/// <param name="Description">What it is for; that of the pipeline when null.</param>
public sealed record PipelineLabel(string Name, string? Description = null)
{
    /// <summary>No name at all: for a mapping set, which is found again by its schema and rows.</summary>
    public static PipelineLabel None { get; } = new(string.Empty);
}
