namespace TypedFlows.Client;

/// <summary>Represents the resources of a pipeline that exist on the platform.</summary>
/// <param name="State">The state of the pipeline.</param>
/// <param name="Known">The ids of all resources with the names of its resources, including those of other pipelines.</param>
internal sealed record PipelineFound(PipelineState State, IReadOnlySet<string> Known)
{
    public BaseConnection? Connection { get; init; }

    public TenantSchema? Schema { get; init; }

    /// <summary>Gets the compiled schema on the platform, or null if the pipeline creates its schema.</summary>
    public ExistingSchema? Existing { get; init; }

    /// <summary>Gets the flow that <see cref="Pipeline.FlowId"/> names with the resources that it uses, or null if there is
    /// none.</summary>
    public ExistingFlow? Given { get; init; }

    /// <summary>Gets the rows of the mapping with the name of the sandbox's tenant.</summary>
    public IReadOnlyList<MappingRow> Rows { get; init; } = [];

    public DataSet? Dataset { get; init; }

    public SourceConnection? Source { get; init; }

    public TargetConnection? Target { get; init; }

    /// <summary>Gets a mapping set with exactly the pipeline's rows.</summary>
    public MappingSet? Mapping { get; init; }

    /// <summary>Gets the mapping set of the flow.</summary>
    public MappingSet? UsedMapping { get; init; }

    public Flow? Flow { get; init; }

    /// <summary>Returns a value indicating whether the pipeline only uses a resource that exists, and records nothing about it.</summary>
    public bool IsForeign(PipelineResource kind) => kind == PipelineResource.Schema && Existing is not null;

    public PlatformResource? Of(PipelineResource kind) => kind switch
    {
        PipelineResource.Connection => Connection,
        PipelineResource.Schema => Schema,
        PipelineResource.DataSet => Dataset,
        PipelineResource.SourceConnection => Source,
        PipelineResource.TargetConnection => Target,
        PipelineResource.MappingSet => Mapping,
        _ => Flow,
    };

    /// <summary>Returns the fingerprint of a resource, or null if the pipeline has recorded none.</summary>
    public AppliedFingerprint? FingerprintOf(PipelineResource kind) => Of(kind) is { } resource ? State.Of(kind, resource) : null;

    /// <summary>Returns the resources that the pipeline created, in deletion order.</summary>
    public IEnumerable<(PipelineResource Resource, string Id)> Own()
    {
        PipelineResource[] order =
        [
            PipelineResource.Flow,
            PipelineResource.TargetConnection,
            PipelineResource.SourceConnection,
            PipelineResource.DataSet,
            PipelineResource.Schema,
            PipelineResource.Connection,
        ];
        foreach (var kind in order)
        {
            if (!IsForeign(kind) && Of(kind) is { } resource && State.HasMade(kind, resource))
            {
                yield return (kind, resource.Id);
            }
        }
    }
}
