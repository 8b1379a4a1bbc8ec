namespace TypedFlows.Client;

/// <summary>Reads and keeps the notes of a pipeline, wherever they stand.</summary>
internal sealed class PipelineMarks(Pipeline pipeline)
{
    private readonly string _owner = AppliedMark.OwnerOf(pipeline.Name);

    /// <summary>The note of this pipeline on a resource; null where it has none.</summary>
    public AppliedMark? Of(PipelineResource kind, PlatformResource resource) =>
        pipeline.Notes?.Find(pipeline.Name, kind, resource.Id) ?? (Described(resource) is { } mark && mark.Owner == _owner ? mark : null);

    /// <summary>True when another pipeline made the resource.</summary>
    public bool IsOfAnother(PlatformResource resource) =>
        pipeline.Notes?.IsOfAnother(pipeline.Name, resource.Id) == true || (Described(resource) is { } mark && mark.Owner != _owner);

    /// <summary>True when the pipeline made the resource, rather than found it as it should be.</summary>
    public bool HasMade(PipelineResource kind, PlatformResource resource) =>
        Of(kind, resource) is not null && pipeline.Notes?.WasThere(pipeline.Name, kind, resource.Id) != true;

    /// <summary>The description to send: with the note, if that is where notes stand; null for none.</summary>
    public string? Describe(string? description, AppliedMark mark) =>
        pipeline.Notes is null ? mark.Describe(description) : string.IsNullOrEmpty(description) ? null : description;

    /// <summary>A resource is about to be created. A program that is killed then finds it again without a note, and knows by this that it is its own.</summary>
    public void Begin(PipelineResource kind) => pipeline.Notes?.Begin(pipeline.Name, kind);

    /// <summary>A resource is as it should be.</summary>
    public void Keep(PipelineResource kind, string id, AppliedMark mark, bool isMade) => pipeline.Notes?.Keep(pipeline.Name, kind, id, mark, isMade);

    /// <summary>A resource is gone.</summary>
    public void Forget(PipelineResource kind) => pipeline.Notes?.Forget(pipeline.Name, kind);

    public static string? DescriptionOf(PlatformResource? resource) => resource switch
    {
        BaseConnection connection => connection.Description,
        TenantSchema schema => schema.Description,
        Dataset dataset => dataset.Description,
        EndConnection end => end.Description,
        Flow flow => flow.Description,
        _ => null,
    };

    /// <summary>The name of what can be given another one; null for a schema or dataset, which is found by its name alone.</summary>
    public static string? NameOf(PlatformResource? resource) => resource switch
    {
        BaseConnection connection => connection.Name,
        EndConnection end => end.Name,
        Flow flow => flow.Name,
        _ => null,
    };

    private static AppliedMark? Described(PlatformResource resource) => AppliedMark.Read(DescriptionOf(resource));
}
