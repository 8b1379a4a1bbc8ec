namespace TypedFlows.Client;

/// <summary>What is on the platform of a pipeline.</summary>
internal sealed record PipelineFound
{
    public BaseConnection? Connection { get; init; }

    public TenantSchema? Schema { get; init; }

    public Dataset? Dataset { get; init; }

    public SourceConnection? Source { get; init; }

    public TargetConnection? Target { get; init; }

    /// <summary>A mapping set with exactly the pipeline's rows.</summary>
    public MappingSet? Mapping { get; init; }

    public Flow? Flow { get; init; }

    /// <summary>What the pipeline made, in the order in which it is deleted.</summary>
    public IEnumerable<(PipelineResource Resource, string Id)> Own()
    {
        (PipelineResource, string?, string?)[] all =
        [
            (PipelineResource.Flow, Flow?.Id, Flow?.Description),
            (PipelineResource.TargetConnection, Target?.Id, Target?.Description),
            (PipelineResource.SourceConnection, Source?.Id, Source?.Description),
            (PipelineResource.Dataset, Dataset?.Id, Dataset?.Description),
            (PipelineResource.Schema, Schema?.Id, Schema?.Description),
            (PipelineResource.Connection, Connection?.Id, Connection?.Description),
        ];
        foreach (var (resource, id, description) in all)
        {
            if (id is not null && AppliedMark.Read(description) is not null)
            {
                yield return (resource, id);
            }
        }
    }
}
