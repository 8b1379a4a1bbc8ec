namespace TypedFlows.Client;

/// <summary>What is on the platform of a pipeline.</summary>
/// <param name="State">The pipeline's notes.</param>
/// <param name="Existing">Ids of all that bears the names of its resources, other pipelines' too.</param>
internal sealed record PipelineFound(PipelineState State, IReadOnlySet<string> Existing)
{
    public BaseConnection? Connection { get; init; }

    public TenantSchema? Schema { get; init; }

    public DataSet? Dataset { get; init; }

    public SourceConnection? Source { get; init; }

    public TargetConnection? Target { get; init; }

    /// <summary>A mapping set with exactly the pipeline's rows.</summary>
    public MappingSet? Mapping { get; init; }

    public Flow? Flow { get; init; }

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

    /// <summary>The note of a resource; null where the pipeline has left none.</summary>
    public AppliedFingerprint? MarkOf(PipelineResource kind) => Of(kind) is { } resource ? State.Of(kind, resource) : null;

    /// <summary>What the pipeline made, in the order in which it is deleted.</summary>
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
            if (Of(kind) is { } resource && State.HasMade(kind, resource))
            {
                yield return (kind, resource.Id);
            }
        }
    }
}
