namespace TypedFlows.Client;

/// <summary>Reads and keeps the notes of a pipeline, wherever they stand.</summary>
internal sealed class PipelineState(Pipeline pipeline)
{
    private readonly string _owner = AppliedFingerprint.OwnerOf(pipeline.Name);

    /// <summary>The note of this pipeline on a resource; null where it has none.</summary>
    public AppliedFingerprint? Of(PipelineResource kind, PlatformResource resource) =>
        pipeline.StateStore?.Find(pipeline.Name, kind, resource.Id) ?? (Described(resource) is { } mark && mark.Owner == _owner ? mark : null);

    /// <summary>True when another pipeline made the resource.</summary>
    public bool IsOfAnother(PlatformResource resource) =>
        pipeline.StateStore?.IsOfAnother(pipeline.Name, resource.Id) == true || (Described(resource) is { } mark && mark.Owner != _owner);

    /// <summary>True when the pipeline made the resource, rather than found it as it should be.</summary>
    public bool HasMade(PipelineResource kind, PlatformResource resource) =>
        Of(kind, resource) is not null && pipeline.StateStore?.WasThere(pipeline.Name, kind, resource.Id) != true;

    /// <summary>The description to send: with the note, if that is where notes stand; null for none.</summary>
    public string? Describe(string? description, AppliedFingerprint mark) =>
        pipeline.StateStore is null ? mark.Describe(description) : string.IsNullOrEmpty(description) ? null : description;

    /// <summary>A resource is about to be created. A program that is killed then finds it again without a note, and knows by this that it is its own.</summary>
    public void Begin(PipelineResource kind) => pipeline.StateStore?.Begin(pipeline.Name, kind);

    /// <summary>A resource is as it should be.</summary>
    public void Keep(PipelineResource kind, string id, AppliedFingerprint mark, bool isMade) => pipeline.StateStore?.Keep(pipeline.Name, kind, id, mark, isMade);

    /// <summary>A resource is gone.</summary>
    public void Forget(PipelineResource kind) => pipeline.StateStore?.Forget(pipeline.Name, kind);

    public static string? DescriptionOf(PlatformResource? resource) => resource switch
    {
        BaseConnection connection => connection.Description,
        TenantSchema schema => schema.Description,
        DataSet dataset => dataset.Description,
        FlowEndpointConnection end => end.Description,
        Flow flow => flow.Description,
        _ => null,
    };

    /// <summary>The name of what can be given another one; null for a schema or dataset, which is found by its name alone.</summary>
    public static string? NameOf(PlatformResource? resource) => resource switch
    {
        BaseConnection connection => connection.Name,
        FlowEndpointConnection end => end.Name,
        Flow flow => flow.Name,
        _ => null,
    };

    private static AppliedFingerprint? Described(PlatformResource resource) => AppliedFingerprint.Read(DescriptionOf(resource));
}
