namespace TypedFlows.Client;

/// <summary>Finds a pipeline's resources by name, and its own renamed resources through the resources that refer to them. If several
/// resources have the same name, it prefers those with the pipeline's fingerprint, then those that belong together.</summary>
internal sealed class PipelineFinder(PlatformClient client, Pipeline pipeline, CancellationToken cancellationToken)
{
    private readonly PipelineState _state = new(pipeline);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public async Task<PipelineFound> FindAsync()
    {
        // The search starts at the dataset, because each resource refers to its predecessor by id.
        var spec = pipeline.Schema.Existing;
        var existing = spec is null ? null : await ExistingSchema.FindAsync(client, spec, cancellationToken).ConfigureAwait(false);
        var given = pipeline.FlowId is { } flowId
            ? await ExistingFlow.FindAsync(client, flowId, cancellationToken).ConfigureAwait(false)
            : null;
        var schema = existing is null ? await SchemaAsync(given?.DataSet?.SchemaId).ConfigureAwait(false) : existing.Schema;
        var rows = existing?.Rows(spec!, pipeline.Mapping) ?? [.. pipeline.Mapping];
        var datasetName = pipeline.NameOf(PipelineResource.DataSet);
        var dataset = given?.DataSet ?? await OwnAsync(
            PipelineResource.DataSet, client.DataSets.ListAsync(datasetName, cancellationToken: cancellationToken), found =>
                found.Name, found => schema is not null && found.SchemaId == schema.Id).ConfigureAwait(false);
        var target = given?.Target ?? await OwnAsync(
            PipelineResource.TargetConnection,
            client.TargetConnections.ListAsync(ByName(PipelineResource.TargetConnection), cancellationToken),
            found => found.Name,
            found => dataset is not null && found.Params.Text("dataSetId") == dataset.Id,
            dataset is null
                ? null
                : client.TargetConnections.ListAsync(
                new ListQuery(new PropertyFilter("params.dataSetId", "==", dataset.Id)), cancellationToken)).ConfigureAwait(false);
        var flow = given?.Flow ?? await OwnAsync(
            PipelineResource.Flow,
            client.Flows.ListAsync(ByName(PipelineResource.Flow), cancellationToken),
            found => found.Name,
            found => target is not null && found.TargetConnectionIds.Contains(target.Id),
            target is null
                ? null
                : client.Flows.ListAsync(
                new ListQuery(new PropertyFilter("targetConnectionIds[]", "==", target.Id)), cancellationToken)).ConfigureAwait(false);
        var source = given?.Source ?? await OwnAsync(
            PipelineResource.SourceConnection,
            client.SourceConnections.ListAsync(ByName(PipelineResource.SourceConnection), cancellationToken),
            found => found.Name,
            found => flow?.SourceConnectionIds.Contains(found.Id) == true,
            flow?.SourceConnectionIds is [var sourceId, ..]
                ? OneAsync(() => client.SourceConnections.FindByIdAsync(sourceId, cancellationToken))
                : null).ConfigureAwait(false);
        var used = await UsedMappingAsync(flow).ConfigureAwait(false);
        return new(_state, _seen)
        {
            Schema = schema,
            Existing = existing,
            Given = given,
            Rows = rows,
            Dataset = dataset,
            Target = target,
            Flow = flow,
            Source = source,
            Connection = pipeline.ConnectionId is { } id
                ? await client.Connections.GetAsync(id, cancellationToken).ConfigureAwait(false)
                : given?.Connection ?? await OwnAsync(
                    PipelineResource.Connection,
                    client.Connections.ListAsync(ByName(PipelineResource.Connection), cancellationToken),
                    found => found.Name,
                    found => source is not null && source.BaseConnectionId == found.Id,
                    source?.BaseConnectionId is { } connectionId
                        ? OneAsync(() => client.Connections.FindByIdAsync(connectionId, cancellationToken))
                        : null).ConfigureAwait(false),
            Mapping = schema is null || rows.Count == 0 ? null : await MappingAsync(schema, used, rows).ConfigureAwait(false),
            UsedMapping = used,
        };
    }

    private ListQuery ByName(PipelineResource kind) => new(ConnectionProperties.Name.Is(pipeline.NameOf(kind)));

    private static async IAsyncEnumerable<T> OneAsync<T>(Func<Task<T?>> find)
        where T : class
    {
        if (await find().ConfigureAwait(false) is { } found)
        {
            yield return found;
        }
    }

    /// <summary>Finds the resource with the pipeline's fingerprint under any name, then a resource without a fingerprint that belongs to
    /// the pipeline, then the first.</summary>
    private async Task<T?> OwnAsync<T>(
        PipelineResource kind,
        IAsyncEnumerable<T> list,
        Func<T,
        string?> name,
        Func<T,
        bool> belongs,
        IAsyncEnumerable<T>? underOtherNames = null)
        where T : PlatformResource
    {
        T? first = null;
        T? belonging = null;
        await foreach (var item in list.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (name(item) != pipeline.NameOf(kind))
            {
                continue;
            }

            _seen.Add(item.Id);
            if (_state.Of(kind, item) is not null)
            {
                return item;
            }

            if (!_state.IsOfAnother(item))
            {
                first ??= item;
                belonging ??= belongs(item) ? item : null;
            }
        }

        if (underOtherNames is not null)
        {
            await foreach (var item in underOtherNames.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (_state.Of(kind, item) is not null)
                {
                    return item;
                }
            }
        }

        return belonging ?? first;
    }

    /// <param name="id">The id of the schema of the pipeline's existing flow, or null to find the schema by its title.</param>
    private async Task<TenantSchema?> SchemaAsync(string? id)
    {
        if (id is not null)
        {
            return await client.Schemas.GetAsync(id, cancellationToken).ConfigureAwait(false);
        }

        var title = pipeline.NameOf(PipelineResource.Schema);

        // The list omits the composition of a schema, and possibly its description.
        async IAsyncEnumerable<TenantSchema> Whole()
        {
            await foreach (
                var found in client.Schemas.ListAsync(new PropertyFilter("title", "==", title), cancellationToken).ConfigureAwait(false))
            {
                if (found.Title == title)
                {
                    yield return await client.Schemas.GetAsync(found.Id, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return await OwnAsync(PipelineResource.Schema, Whole(), found => found.Title, _ => false).ConfigureAwait(false);
    }

    private async Task<MappingSet?> UsedMappingAsync(Flow? flow) =>
        pipeline.Mapping.Count > 0
        && flow?.Transformations.Select(t => t.Params.Text("mappingId")).FirstOrDefault(text => text is not null) is { } id
            ? await client.MappingSets.FindByIdAsync(id, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>Returns the flow's mapping set, or a mapping set with the pipeline's name, if it has the pipeline's rows.</summary>
    private async Task<MappingSet?> MappingAsync(TenantSchema schema, MappingSet? used, IReadOnlyList<MappingRow> rows)
    {
        bool Fits(MappingSet set) => set.SchemaId == schema.Id && !set.HasUnknownRows
            && Rows(set.Mappings).SetEquals(Rows(rows));

        if (used is not null && Fits(used))
        {
            return used;
        }

        var name = pipeline.NameOf(PipelineResource.MappingSet) is { Length: > 0 } given ? given : null;
        await foreach (var set in client.MappingSets.ListAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (set.Name != name)
            {
                continue;
            }

            // A list can omit the rows, and the schema with them.
            var whole = set.Mappings.Count > 0 || (set.SchemaId is not null && set.SchemaId != schema.Id)
                ? set
                : await client.MappingSets.GetAsync(set.Id, cancellationToken).ConfigureAwait(false);
            if (Fits(whole))
            {
                return whole;
            }
        }

        return null;
    }

    private static HashSet<(MappingSourceType Type, string Source, string Destination)> Rows(IEnumerable<MappingRow> mappings) =>
        [.. mappings.Select(row => (row.SourceType, row.Source, row.Destination))];
}
