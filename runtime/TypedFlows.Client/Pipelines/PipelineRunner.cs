namespace TypedFlows.Client;

/// <summary>Executes a plan, and deletes the resources that it created if a step fails.</summary>
internal sealed class PipelineRunner(
    PlatformClient client,
    Pipeline pipeline,
    PipelineContent content,
    PipelineFound found,
    PipelineOptions options,
    IProgress<PipelineProgress>? progress,
    DateTimeOffset now)
{
    private const int MaxAttempts = 3;

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
                if (step is { Action: PipelineAction.Create, Resource: not PipelineResource.MappingSet })
                {
                    found.State.Begin(step.Resource);
                }

                var id = await DoneAsync(step, cancellationToken).ConfigureAwait(false);
                _ids[step.Resource] = id;
                if (step.Resource != PipelineResource.MappingSet)
                {
                    found.State.Keep(
                        step.Resource,
                        id,
                        FingerprintOf(step.Resource),
                        isMade: step.Action != PipelineAction.Unchanged || found.FingerprintOf(step.Resource) is not null);
                }

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

                var rest = left.Count == 0
                    ? "The created resources were deleted. Correct the cause and apply the pipeline again."
                    : $"These resources still exist: {string.Join(", "
                    + "", left.Select(one => $"{one.Resource} {one.Id}"))}. Correct the cause and apply the pipeline again.";
                throw new PipelineException(
                    $"The pipeline {pipeline.Name} stopped at {step.Resource}: {failure.Message} {rest}", plan, failure)
                {
                    FailedStep = step,
                    LeftBehind = left,
                };
            }
        }

        return done;
    }

    public static Task DeleteAsync(PlatformClient client, PipelineResource resource, string id, CancellationToken cancellationToken) =>
        resource switch
        {
            PipelineResource.Connection => client.Connections.DeleteAsync(id, cancellationToken),
            PipelineResource.Schema => client.Schemas.DeleteAsync(id, cancellationToken),
            PipelineResource.DataSet => client.DataSets.DeleteAsync(id, cancellationToken),
            PipelineResource.SourceConnection => client.SourceConnections.DeleteAsync(id, cancellationToken),
            PipelineResource.TargetConnection => client.TargetConnections.DeleteAsync(id, cancellationToken),
            PipelineResource.Flow => client.Flows.DeleteAsync(id, cancellationToken),

            // The service cannot delete mapping sets. An unused one has no effect, and the next apply finds it.
            _ => Task.CompletedTask,
        };

    /// <summary>Deletes the created resources in reverse order and returns those that still exist.</summary>
    private async Task<IReadOnlyList<PipelineStep>> UndoAsync(List<PipelineStep> done)
    {
        var created = done.Where(
            step => step.Action == PipelineAction.Create && step.Resource != PipelineResource.MappingSet).Reverse().ToList();
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
                found.State.Forget(step.Resource);
                progress?.Report(new(step, PipelineStage.Undone));
            }
            catch (PlatformException)
            {
                left.Add(step);
            }
        }

        return left;
    }

    /// <summary>Executes a step. After a create with an unknown delivery status, the client accepts a resource with the same content as the
    /// created one. If that resource existed before the step, the create had no effect.</summary>
    private async Task<string> DoneAsync(PipelineStep step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var id = await DoAsync(step, cancellationToken).ConfigureAwait(false);
            if (step.Action != PipelineAction.Create || !found.Existing.Contains(id))
            {
                return id;
            }

            if (attempt == MaxAttempts)
            {
                throw new PlatformException(
                    $"The platform did not create the {step.Resource} '{step.Name}' in {MaxAttempts} attempts. It returned {id}, which "
                        + "existed before and has the same name and content. Delete that resource, or rename the pipeline.");
            }
        }
    }

    private Task<string> DoAsync(PipelineStep step, CancellationToken cancellationToken) => step switch
    {
        { Action: PipelineAction.Unchanged } => Task.FromResult(step.Id!),
        { Resource: PipelineResource.Connection } => ConnectionAsync(step, cancellationToken),
        { Resource: PipelineResource.Schema } => SchemaAsync(step, cancellationToken),
        { Resource: PipelineResource.DataSet } => DatasetAsync(step, cancellationToken),
        { Resource: PipelineResource.SourceConnection } => SourceAsync(step, cancellationToken),
        { Resource: PipelineResource.TargetConnection } => TargetAsync(step, cancellationToken),
        { Resource: PipelineResource.MappingSet } => MappingAsync(step, cancellationToken),
        _ => FlowAsync(step, cancellationToken),
    };

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

    private async Task<string> DatasetAsync(PipelineStep step, CancellationToken cancellationToken)
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
            _schema!, [.. pipeline.Mapping], MappingVocabulary.Attributes, step.Name.Length == 0
                ? null
                : step.Name, cancellationToken).ConfigureAwait(false);
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

    private static ResourceVersion Existing(PipelineStep step) => new(step.Id!, step.ETag);

    private IFlow Flow() =>
        PipelineFlow.Of(pipeline.Flow, _ids.GetValueOrDefault(PipelineResource.MappingSet), _mappingVersion, found.Flow, now);

    /// <summary>Returns the content of a resource after its step. The preceding resources exist by then.</summary>
    private AppliedFingerprint FingerprintOf(PipelineResource resource) => AppliedFingerprint.Of(pipeline.Name, resource switch
    {
        PipelineResource.Connection => content.Connection(),
        PipelineResource.Schema => content.Schema(),
        PipelineResource.DataSet => PipelineContent.Dataset(_schema!.Id),
        PipelineResource.SourceConnection => content.Source(pipeline.ConnectionId ?? _ids[PipelineResource.Connection]),
        PipelineResource.TargetConnection => content.Target(_ids[PipelineResource.DataSet]),
        _ => content.Flow(Flow(), _ids[PipelineResource.SourceConnection], _ids[PipelineResource.TargetConnection]),
    });

    /// <summary>Returns the description to send: that of the pipeline, or the existing one, with the fingerprint if the state is stored in
    /// descriptions.</summary>
    private string? Describe(PipelineStep step)
    {
        var shown = AppliedFingerprint.Strip(PipelineState.DescriptionOf(found.Of(step.Resource)));
        var own = step.Resource == PipelineResource.Schema && pipeline.Schema.Description.Length > 0
            ? pipeline.Schema.Description
            : pipeline.DescriptionOf(step.Resource);
        return found.State.Describe(own ?? shown, FingerprintOf(step.Resource));
    }

    private TPatch Described<TPatch>(TPatch patch, PipelineStep step)
        where TPatch : JsonPatch<TPatch> =>
        Describe(step) is { } description && description != PipelineState.DescriptionOf(found.Of(step.Resource))
            ? patch.Description(description)
            : patch;

    private TPatch Named<TPatch>(TPatch patch, PipelineStep step)
        where TPatch : NamedPatch<TPatch> =>
        PipelineState.NameOf(found.Of(step.Resource)) == step.Name ? patch : patch.Name(step.Name);
}
