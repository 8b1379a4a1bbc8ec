namespace TypedFlows.Client;

/// <summary>Executes a plan, and deletes the resources that it created if a step fails.</summary>
internal sealed partial class PipelineRunner(
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
                if (step.Resource != PipelineResource.MappingSet && !found.IsForeign(step.Resource))
                {
                    found.State.Keep(
                        step.Resource,
                        id,
                        FingerprintOf(step.Resource),
                        isMade: step.Action != PipelineAction.Unchanged
                            || (found.Of(step.Resource) is { } there && found.State.HasMade(step.Resource, there)));
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
            if (step.Action != PipelineAction.Create || !found.Known.Contains(id))
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
        { Resource: PipelineResource.DataSet } => DataSetAsync(step, cancellationToken),
        { Resource: PipelineResource.SourceConnection } => SourceAsync(step, cancellationToken),
        { Resource: PipelineResource.TargetConnection } => TargetAsync(step, cancellationToken),
        { Resource: PipelineResource.MappingSet } => MappingAsync(step, cancellationToken),
        _ => FlowAsync(step, cancellationToken),
    };

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
