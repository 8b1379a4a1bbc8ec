namespace TypedFlows.Client;

/// <summary>Finds a pipeline's resources by its name.</summary>
internal static class PipelineFinder
{
    public static async Task<PipelineFound> FindAsync(PlatformClient client, Pipeline pipeline, CancellationToken cancellationToken)
    {
        var byName = new ListQuery(ConnectionProperties.Name.Is(pipeline.Name));
        var connection = pipeline.ConnectionId is { } id
            ? await client.Connections.GetAsync(id, cancellationToken).ConfigureAwait(false)
            : await FirstAsync(client.Connections.ListAsync(byName, cancellationToken), c => c.Name == pipeline.Name, c => c.Description, cancellationToken).ConfigureAwait(false);
        var schema = await SchemaAsync(client, PipelineContent.TitleOf(pipeline), cancellationToken).ConfigureAwait(false);
        var dataset = await FirstAsync(client.Datasets.ListAsync(pipeline.Name, cancellationToken: cancellationToken), _ => true, d => d.Description, cancellationToken).ConfigureAwait(false);
        var flow = await FirstAsync(client.Flows.ListAsync(byName, cancellationToken), f => f.Name == pipeline.Name, f => f.Description, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Connection = connection,
            Schema = schema,
            Dataset = dataset,
            Source = await FirstAsync(client.SourceConnections.ListAsync(byName, cancellationToken), s => s.Name == pipeline.Name, s => s.Description, cancellationToken).ConfigureAwait(false),
            Target = await FirstAsync(client.TargetConnections.ListAsync(byName, cancellationToken), t => t.Name == pipeline.Name, t => t.Description, cancellationToken).ConfigureAwait(false),
            Flow = flow,
            Mapping = schema is null || pipeline.Mapping.Count == 0 ? null : await MappingAsync(client, pipeline, schema, flow, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>The one that a pipeline made, else the first one.</summary>
    private static async Task<T?> FirstAsync<T>(
        IAsyncEnumerable<T> list, Func<T, bool> fits, Func<T, string?> description, CancellationToken cancellationToken)
        where T : class
    {
        T? first = null;
        await foreach (var item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (fits(item))
            {
                if (AppliedMark.Read(description(item)) is not null)
                {
                    return item;
                }

                first ??= item;
            }
        }

        return first;
    }

    private static async Task<TenantSchema?> SchemaAsync(PlatformClient client, string title, CancellationToken cancellationToken)
    {
        TenantSchema? first = null;
        await foreach (var found in client.Schemas.ListAsync(new PropertyFilter("title", "==", title), cancellationToken).ConfigureAwait(false))
        {
            if (found.Title != title)
            {
                continue;
            }

            // The list is short of what the schema is composed of.
            var schema = await client.Schemas.GetAsync(found.Id, cancellationToken).ConfigureAwait(false);
            if (AppliedMark.Read(schema.Description) is not null)
            {
                return schema;
            }

            first ??= schema;
        }

        return first;
    }

    /// <summary>The flow's mapping set, else one of the pipeline's name, if it has the pipeline's rows.</summary>
    private static async Task<MappingSet?> MappingAsync(
        PlatformClient client, Pipeline pipeline, TenantSchema schema, Flow? flow, CancellationToken cancellationToken)
    {
        bool Fits(MappingSet set) => set.SchemaId == schema.Id && Rows(set.Mappings).SetEquals(Rows(pipeline.Mapping));

        var id = flow?.Transformations.Select(t => t.Params.Text("mappingId")).FirstOrDefault(text => text is not null);
        try
        {
            if (id is not null && await client.MappingSets.GetAsync(id, cancellationToken).ConfigureAwait(false) is var used && Fits(used))
            {
                return used;
            }
        }
        catch (PlatformException gone) when (gone.Status == 404)
        {
            // A new one takes its place.
        }

        await foreach (var set in client.MappingSets.ListAsync(pipeline.Name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // A list may be short of the rows.
            var whole = set.Mappings.Count > 0 ? set : await client.MappingSets.GetAsync(set.Id, cancellationToken).ConfigureAwait(false);
            if (Fits(whole))
            {
                return whole;
            }
        }

        return null;
    }

    private static HashSet<(string Source, string Destination)> Rows(IEnumerable<Mapping> mappings) => [.. mappings.Select(row => (row.Source, row.Destination))];
}
