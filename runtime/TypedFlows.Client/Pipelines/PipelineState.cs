namespace TypedFlows.Client;

/// <summary>Reads and writes the state of a pipeline in either storage.</summary>
internal sealed class PipelineState(Pipeline pipeline)
{
    private readonly string _owner = AppliedFingerprint.OwnerOf(pipeline.Name);

    /// <summary>Returns the fingerprint of this pipeline for a resource, or null if it has none.</summary>
    public AppliedFingerprint? Of(PipelineResource kind, PlatformResource resource) =>
        pipeline.StateStore?.Find(pipeline.Name, kind, resource.Id)
            ?? (Described(resource) is { } fingerprint && fingerprint.Owner == _owner ? fingerprint : null);

    /// <summary>Returns a value indicating whether another pipeline created the resource.</summary>
    public bool IsOfAnother(PlatformResource resource) =>
        pipeline.StateStore?.IsOfAnother(pipeline.Name, resource.Id) == true
            || (Described(resource) is { } fingerprint && fingerprint.Owner != _owner);

    /// <summary>Returns a value indicating whether the pipeline created the resource, instead of finding it up to date.</summary>
    public bool HasMade(PipelineResource kind, PlatformResource resource) =>
        Of(kind, resource) is not null && pipeline.StateStore?.WasThere(pipeline.Name, kind, resource.Id) != true;

    /// <summary>Returns the description to send, with the fingerprint if the state is stored in descriptions, or null for none.</summary>
    public string? Describe(string? description, AppliedFingerprint fingerprint) =>
        pipeline.StateStore is null ? fingerprint.Describe(description) : string.IsNullOrEmpty(description) ? null : description;

    /// <summary>Records that a resource is about to be created. If the program is terminated, it later identifies the resource without a
    /// fingerprint as its own.</summary>
    public void Begin(PipelineResource kind) => pipeline.StateStore?.Begin(pipeline.Name, kind);

    /// <summary>Records that a resource is up to date.</summary>
    public void Keep(PipelineResource kind, string id, AppliedFingerprint fingerprint, bool isMade) =>
        pipeline.StateStore?.Keep(pipeline.Name, kind, id, fingerprint, isMade);

    /// <summary>Records that a resource was deleted.</summary>
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

    /// <summary>Returns the name of a resource that can be renamed, or null for a schema or dataset, which is found only by its
    /// name.</summary>
    public static string? NameOf(PlatformResource? resource) => resource switch
    {
        BaseConnection connection => connection.Name,
        FlowEndpointConnection end => end.Name,
        Flow flow => flow.Name,
        _ => null,
    };

    private static AppliedFingerprint? Described(PlatformResource resource) => AppliedFingerprint.Read(DescriptionOf(resource));
}
