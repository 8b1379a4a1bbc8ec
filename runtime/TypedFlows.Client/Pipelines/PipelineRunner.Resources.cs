namespace TypedFlows.Client;

/// <content>Creates or updates one resource per method and returns its id.</content>
internal sealed partial class PipelineRunner
{
    private async Task<string> ConnectionAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        if (step.Action == PipelineAction.Create)
        {
            return (
                await client.Connections.CreateAsync(
                    step.Name, pipeline.Connection!, Describe(step), cancellationToken).ConfigureAwait(false)).Id;
        }

        var patch = Named(Described(new ConnectionPatch(), step), step);
        if (options.RenewCredentials && pipeline.Connection!.Auth is { } auth)
        {
            patch.Auth(auth);
        }

        return patch.Count == 0
            ? step.Id!
            : (await client.Connections.PatchAsync(Existing(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> SchemaAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        if (step.Action == PipelineAction.Create)
        {
            var created = await client.Schemas.CreateAsync(
                pipeline.Schema with { Title = step.Name, Description = Describe(step) ?? string.Empty },
                cancellationToken).ConfigureAwait(false);
            _schema = created.Reference;
            return created.Id;
        }

        var there = found.Schema!.Json.Items("allOf").Select(part => part.Text("$ref")).ToHashSet(StringComparer.Ordinal);
        var patch = Described(new SchemaPatch(), step);
        foreach (var part in pipeline.Schema.Parts.Where(part => !there.Contains(part)))
        {
            patch.AddPart(part);
        }

        // A schema with data can only grow, so parts that are no longer requested remain.
        _schema = patch.Count == 0
            ? _schema
            : (await client.Schemas.PatchAsync(step.Id!, patch, cancellationToken).ConfigureAwait(false)).Reference;
        return step.Id!;
    }

    private async Task<string> DataSetAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        // An existing dataset keeps its schema, and it has no other property to change.
        return (await client.DataSets.CreateAsync(step.Name, _schema!, Describe(step), cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> SourceAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var connection = pipeline.ConnectionId ?? _ids[PipelineResource.Connection];
        var source = pipeline.Flow.Source;
        if (step.Action == PipelineAction.Create)
        {
            var creating = content.IsStreaming
                ? client.SourceConnections.CreateStreamingAsync(
                    step.Name, connection, source.ConnectionSpecId, source.ConnectionSpecVersion, Describe(step), cancellationToken)
                : client.SourceConnections.CreateAsync(
                    step.Name, connection, source, content.Format, pipeline.SourceSchema, Describe(step), cancellationToken);
            return (await creating.ConfigureAwait(false)).Id;
        }

        // An existing flow would not use a changed format or path.
        var patch = Named(Described(new SourceConnectionPatch(), step), step);
        if (!content.IsStreaming && found.Flow is null)
        {
            patch.Add("/data", new SourceData(content.Format, pipeline.SourceSchema)).Params(source);
        }

        return patch.Count == 0
            ? step.Id!
            : (await client.SourceConnections.PatchAsync(Existing(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> TargetAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var dataset = _ids[PipelineResource.DataSet];
        if (step.Action == PipelineAction.Create)
        {
            return (await client.TargetConnections.CreateAsync(
                step.Name,
                new LakeDataSet(dataset),
                pipeline.TargetData.HasFlag(TargetData.Format) ? DataFormat.ParquetXdm : null,
                pipeline.TargetData.HasFlag(TargetData.Schema) ? _schema : null,
                description: Describe(step),
                cancellationToken: cancellationToken).ConfigureAwait(false)).Id;
        }

        var patch = Named(Described(new TargetConnectionPatch(), step), step);
        if (found.Flow is null)
        {
            patch.Replace("/params/dataSetId", dataset);
        }

        return (await client.TargetConnections.PatchAsync(Existing(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> MappingAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var created = await client.MappingSets.CreateAsync(
            _schema!, found.Rows, vocabulary: null, step.Name.Length == 0 ? null : step.Name, cancellationToken).ConfigureAwait(false);
        _mappingVersion = created.Version ?? "0";
        return created.Id;
    }

    private async Task<string> FlowAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var (source, target) = (_ids[PipelineResource.SourceConnection], _ids[PipelineResource.TargetConnection]);
        var flow = Flow();
        var wanted = content.Flow(flow, source, target);
        if (step.Action == PipelineAction.Create)
        {
            return (
                await client.Flows.CreateAsync(
                    step.Name,
                    flow,
                    source,
                    target,
                    Describe(step),
                    pipeline.FlowOptionsMember,
                    cancellationToken).ConfigureAwait(false)).Id;
        }

        // One request contains all differences, and nothing else.
        var patch = Named(Described(new FlowPatch(), step), step);
        if (flow.Schedule is { } schedule && !JsonSubsetComparer.Same(found.Flow!.ScheduleParams, wanted.GetProperty("scheduleParams")))
        {
            patch.Schedule(schedule);
        }

        if (!JsonSubsetComparer.Same(found.Flow!.Json.Member("transformations") ?? default, wanted.GetProperty("transformations")))
        {
            patch.Transformations(flow.Transformations);
        }

        if (
            pipeline.FlowOptionsMember is { } member
                && flow.Options is { } flowOptions
                && !JsonSubsetComparer.Same(found.Flow!.Json.Member(member) ?? default, wanted.GetProperty(member)))
        {
            patch.Add("/" + member, flowOptions);
        }

        return patch.Count == 0
            ? step.Id!
            : (await client.Flows.PatchAsync(Existing(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }
}
