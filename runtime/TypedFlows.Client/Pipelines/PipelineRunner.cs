namespace TypedFlows.Client;

/// <summary>Carries a plan out, and undoes what it created if a step fails.</summary>
internal sealed class PipelineRunner(
    PlatformClient client,
    Pipeline pipeline,
    PipelineContent content,
    PipelineFound found,
    PipelineOptions options,
    IProgress<PipelineProgress>? progress,
    DateTimeOffset now)
{
    private readonly Dictionary<PipelineResource, string> _ids = [];
    private XdmSchemaRef? _schema = found.Schema?.Reference;
    private string _mappingVersion = found.Mapping?.Version ?? "0";

    public async Task<IReadOnlyList<PipelineStep>> RunAsync(PipelinePlan plan, CancellationToken cancellationToken)
    {
        var done = new List<PipelineStep>();
        foreach (var step in plan.Steps)
        {
            try
            {
                progress?.Report(new(step, PipelineStage.Begun));
                var id = await DoAsync(step, cancellationToken).ConfigureAwait(false);
                _ids[step.Resource] = id;
                done.Add(step with { Id = id });
                progress?.Report(new(done[^1], PipelineStage.Done));
            }
            catch (Exception failure) when (failure is PlatformException or OperationCanceledException)
            {
                var left = await UndoAsync(done).ConfigureAwait(false);
                if (failure is OperationCanceledException)
                {
                    throw;
                }

                var rest = left.Count == 0 ? "What was created is deleted again." : $"Still there: {string.Join(", ", left.Select(one => $"{one.Resource} {one.Id}"))}.";
                throw new PipelineException($"The pipeline {pipeline.Name} stopped at {step.Resource}: {failure.Message} {rest}", plan, failure)
                {
                    FailedStep = step,
                    LeftBehind = left,
                };
            }
        }

        return done;
    }

    public static Task DeleteAsync(PlatformClient client, PipelineResource resource, string id, CancellationToken cancellationToken) => resource switch
    {
        PipelineResource.Connection => client.Connections.DeleteAsync(id, cancellationToken),
        PipelineResource.Schema => client.Schemas.DeleteAsync(id, cancellationToken),
        PipelineResource.Dataset => client.Datasets.DeleteAsync(id, cancellationToken),
        PipelineResource.SourceConnection => client.SourceConnections.DeleteAsync(id, cancellationToken),
        PipelineResource.TargetConnection => client.TargetConnections.DeleteAsync(id, cancellationToken),
        PipelineResource.Flow => client.Flows.DeleteAsync(id, cancellationToken),

        // The service deletes no mapping set; one that no flow uses does nothing, and the next apply finds it.
        _ => Task.CompletedTask,
    };

    /// <summary>Deletes what was created, the last first; gives back what is still there.</summary>
    private async Task<IReadOnlyList<PipelineStep>> UndoAsync(List<PipelineStep> done)
    {
        var created = done.Where(step => step.Action == PipelineAction.Create && step.Resource != PipelineResource.MappingSet).Reverse().ToList();
        if (options.KeepOnFailure)
        {
            return created;
        }

        var left = new List<PipelineStep>();
        foreach (var step in created)
        {
            try
            {
                await DeleteAsync(client, step.Resource, step.Id!, CancellationToken.None).ConfigureAwait(false);
                progress?.Report(new(step, PipelineStage.Undone));
            }
            catch (PlatformException)
            {
                left.Add(step);
            }
        }

        return left;
    }

    private Task<string> DoAsync(PipelineStep step, CancellationToken cancellationToken) => step switch
    {
        { Action: PipelineAction.Unchanged } => Task.FromResult(step.Id!),
        { Resource: PipelineResource.Connection } => ConnectionAsync(step, cancellationToken),
        { Resource: PipelineResource.Schema } => SchemaAsync(step, cancellationToken),
        { Resource: PipelineResource.Dataset } => DatasetAsync(step, cancellationToken),
        { Resource: PipelineResource.SourceConnection } => SourceAsync(step, cancellationToken),
        { Resource: PipelineResource.TargetConnection } => TargetAsync(step, cancellationToken),
        { Resource: PipelineResource.MappingSet } => MappingAsync(cancellationToken),
        _ => FlowAsync(step, cancellationToken),
    };

    private async Task<string> ConnectionAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var description = Describe(found.Connection?.Description, content.Connection());
        if (step.Action == PipelineAction.Create)
        {
            return (await client.Connections.CreateAsync(pipeline.Name, pipeline.Connection!, description, cancellationToken).ConfigureAwait(false)).Id;
        }

        var patch = new ConnectionPatch().Description(description);
        if (pipeline.Connection!.Auth is { } auth)
        {
            patch.Auth(auth);
        }

        return (await client.Connections.PatchAsync(Seen(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> SchemaAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var description = Describe(found.Schema?.Description ?? pipeline.Schema.Description, content.Schema());
        if (step.Action == PipelineAction.Create)
        {
            var created = await client.Schemas.CreateAsync(
                pipeline.Schema with { Title = PipelineContent.TitleOf(pipeline), Description = description }, cancellationToken).ConfigureAwait(false);
            _schema = created.Reference;
            return created.Id;
        }

        var there = found.Schema!.Json.Items("allOf").Select(part => part.Text("$ref")).ToHashSet(StringComparer.Ordinal);
        var patch = new SchemaPatch().Description(description);
        foreach (var part in pipeline.Schema.Parts.Where(part => !there.Contains(part)))
        {
            patch.AddPart(part);
        }

        _schema = (await client.Schemas.PatchAsync(step.Id!, patch, cancellationToken).ConfigureAwait(false)).Reference;
        return step.Id!;
    }

    private async Task<string> DatasetAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var description = Describe(found.Dataset?.Description, PipelineContent.Dataset(_schema!.Id));
        return step.Action == PipelineAction.Create
            ? (await client.Datasets.CreateAsync(pipeline.Name, _schema, description, cancellationToken).ConfigureAwait(false)).Id
            : (await client.Datasets.PatchAsync(step.Id!, new DatasetPatch().Description(description), cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> SourceAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var connection = pipeline.ConnectionId ?? _ids[PipelineResource.Connection];
        var source = pipeline.Flow.Source;
        var description = Describe(found.Source?.Description, content.Source(connection));
        if (step.Action == PipelineAction.Create)
        {
            var creating = content.IsStreaming
                ? client.SourceConnections.CreateStreamingAsync(pipeline.Name, connection, source.ConnectionSpecId, source.ConnectionSpecVersion, description, cancellationToken)
                : client.SourceConnections.CreateAsync(pipeline.Name, connection, source, content.Format, description: description, cancellationToken: cancellationToken);
            return (await creating.ConfigureAwait(false)).Id;
        }

        var patch = new SourceConnectionPatch().Description(description);
        if (!content.IsStreaming)
        {
            patch.Add("/data/format", content.Format!.Value.Value).Params(source);
        }

        return (await client.SourceConnections.PatchAsync(Seen(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> TargetAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var dataset = _ids[PipelineResource.Dataset];
        var description = Describe(found.Target?.Description, PipelineContent.Target(dataset));
        if (step.Action == PipelineAction.Create)
        {
            return (await client.TargetConnections.CreateAsync(pipeline.Name, dataset, _schema!, description, cancellationToken).ConfigureAwait(false)).Id;
        }

        var patch = new TargetConnectionPatch().Description(description).Replace("/params/dataSetId", dataset);
        return (await client.TargetConnections.PatchAsync(Seen(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private async Task<string> MappingAsync(CancellationToken cancellationToken)
    {
        var created = await client.MappingSets.CreateAsync(
            _schema!, [.. pipeline.Mapping], MappingVocabulary.Attributes, pipeline.Name, cancellationToken).ConfigureAwait(false);
        _mappingVersion = created.Version ?? "0";
        return created.Id;
    }

    private async Task<string> FlowAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        var (source, target) = (_ids[PipelineResource.SourceConnection], _ids[PipelineResource.TargetConnection]);
        var flow = PipelineFlow.Of(pipeline.Flow, _ids.GetValueOrDefault(PipelineResource.MappingSet), _mappingVersion, found.Flow, now);
        var wanted = content.Flow(flow, source, target);
        var description = Describe(found.Flow?.Description, wanted);
        if (step.Action == PipelineAction.Create)
        {
            return (await client.Flows.CreateAsync(pipeline.Name, flow, source, target, description, pipeline.FlowOptionsMember, cancellationToken).ConfigureAwait(false)).Id;
        }

        // Only what is different, in one request.
        var patch = new FlowPatch().Description(description);
        if (flow.Schedule is { } schedule && !JsonHolds.Same(found.Flow!.ScheduleParams, wanted.GetProperty("scheduleParams")))
        {
            patch.Schedule(schedule);
        }

        if (!JsonHolds.Same(found.Flow!.Json.Member("transformations") ?? default, wanted.GetProperty("transformations")))
        {
            patch.Transformations(flow.Transformations);
        }

        if (pipeline.FlowOptionsMember is { } member && flow.Options is { } flowOptions && !JsonHolds.Same(found.Flow!.Json.Member(member) ?? default, wanted.GetProperty(member)))
        {
            patch.Add("/" + member, flowOptions);
        }

        return (await client.Flows.PatchAsync(Seen(step), patch, cancellationToken).ConfigureAwait(false)).Id;
    }

    private static ResourceVersion Seen(PipelineStep step) => new(step.Id!, step.ETag);

    private string Describe(string? shown, System.Text.Json.JsonElement applied) =>
        AppliedMark.Describe(pipeline.Description ?? AppliedMark.Strip(shown), applied);
}
