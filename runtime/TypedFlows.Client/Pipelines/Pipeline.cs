namespace TypedFlows.Client;

/// <summary>Represents all resources that bring data into a dataset: connection, schema, dataset, source and target connection, mapping set
/// and flow. Resources have the pipeline's name unless <see cref="Labels"/> overrides it, and are found by that name later. Applying an
/// unchanged pipeline again does nothing. Applying a changed pipeline makes the changes. Applying an interrupted pipeline continues from
/// the interruption.</summary>
public sealed class Pipeline
{
    /// <summary>Initializes a new instance of the <see cref="Pipeline"/> class.</summary>
    /// <param name="name">The pipeline name.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Pipeline(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>Gets the pipeline name. Resources use it unless <see cref="Labels"/> overrides it. It also identifies the pipeline on later
    /// runs.</summary>
    public string Name { get; }

    /// <summary>Gets the description. The descriptions of the resources begin with it.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the names and descriptions of individual resources: <c>[PipelineResource.Flow] = new("Nightly contacts")</c>. Several
    /// pipelines can use the same names. <see cref="Schema"/> contains those of the schema.</summary>
    public IDictionary<PipelineResource, PipelineLabel> Labels { get; } = new Dictionary<PipelineResource, PipelineLabel>();

    /// <summary>Gets the store for the state of applied pipelines. When null, the state is stored on the platform, at the end of the
    /// resource descriptions.</summary>
    public PipelineStateStore? StateStore { get; init; }

    /// <summary>Gets the system and the credentials, or null to use <see cref="ConnectionId"/>. Credentials are sent when the connection is
    /// created, and are never read.</summary>
    public IConnection? Connection { get; init; }

    /// <summary>Gets the id of an existing connection that the pipeline does not manage, or null to create a connection from <see
    /// cref="Connection"/>.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>Gets the id of an existing flow, which the pipeline then manages with the resources that the flow uses, whatever their names
    /// are and whoever created them. When null, or in a sandbox without this flow, the pipeline finds its resources by their
    /// names.</summary>
    public string? FlowId { get; init; }

    /// <summary>Gets the schema of the dataset. A schema without a title uses the pipeline name.</summary>
    public required XdmSchemaDefinition Schema { get; init; }

    /// <summary>Gets the mapping of source fields to schema paths. It is empty for a flow without mapping.</summary>
    public MappingTable Mapping { get; } = [];

    /// <summary>Gets the source, the transformations and the schedule. The pipeline adds the id and version of the mapping set to the
    /// transformation <c>Mapping</c>. If the flow sets parameters for it without a version, only the id is added.</summary>
    public required IFlow Flow { get; init; }

    /// <summary>Gets the name of the property for the flow's options, such as the threshold of partial ingestion. When null, the options
    /// are checked but not sent: flow specs declare options, but no document of the service names the property. The emulator reads
    /// <c>options</c>.</summary>
    public string? FlowOptionsMember { get; init; }

    /// <summary>Gets the format of the source's data. When null, it is tabular if the source names a table, and delimited
    /// otherwise.</summary>
    public DataFormat? Format { get; init; }

    /// <summary>Gets a schema that describes the source's data, such as an ad hoc schema, or null to omit it.</summary>
    public XdmSchemaRef? SourceSchema { get; init; }

    /// <summary>Gets the parts of the data description that the target connection contains. The default is format and schema.</summary>
    public TargetData TargetData { get; init; } = TargetData.All;

    /// <summary>Compares the pipeline with the platform and returns the steps that applying it would take. It checks the mapping with the
    /// schema on the platform, and makes no changes.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The options for applying the pipeline.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The plan with one step per resource.</returns>
    /// <exception cref="SpecValidationException">The pipeline violates a spec. Nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public async Task<PipelinePlan> PlanAsync(
        PlatformClient client, PipelineOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var content = new PipelineContent(this);
        var found = await new PipelineFinder(client, this, cancellationToken).FindAsync().ConfigureAwait(false);
        var plan = PipelinePlanner.Plan(this, content, found, options ?? new(), client.TimeProvider.GetUtcNow());
        return plan with
        {
            Warnings = await MappingCheck.FindAsync(client, this, found, plan, cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>Creates missing resources and updates changed ones, in order. If a step fails, the created resources are deleted, so that
    /// the platform is as before.</summary>
    /// <param name="client">The client.</param>
    /// <param name="progress">Receives each step when it begins and when it ends.</param>
    /// <param name="options">The options for applying the pipeline.</param>
    /// <param name="cancellationToken">A token that cancels the operation. Resources created by then are deleted.</param>
    /// <returns>The applied pipeline.</returns>
    /// <exception cref="SpecValidationException">The pipeline violates a spec. Nothing was sent.</exception>
    /// <exception cref="PipelineException">A resource was changed by someone else, or a step failed. The message names the
    /// resource.</exception>
    /// <exception cref="PlatformException">The platform rejected a read of the plan or of the changed resources, or could not be
    /// reached.</exception>
    /// <exception cref="IOException">The file of <see cref="StateStore"/> cannot be written. The resource that was created last is not
    /// recorded.</exception>
    public async Task<AppliedPipeline> ApplyAsync(
        PlatformClient client,
        IProgress<PipelineProgress>? progress = null,
        PipelineOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        options ??= new();
        var content = new PipelineContent(this);
        var found = await new PipelineFinder(client, this, cancellationToken).FindAsync().ConfigureAwait(false);
        var now = client.TimeProvider.GetUtcNow();
        var plan = PipelinePlanner.Plan(this, content, found, options, now);
        if (plan.Conflicts.FirstOrDefault() is not null)
        {
            throw new PipelineException(
                $"The pipeline {Name} was not applied, and nothing was changed: {string.Join("; ", plan.Conflicts)}. "
                    + "Resolve the conflicts on the platform"
                + (plan.Conflicts.All(step => step.CanOverwrite) ? ", or apply the pipeline with Overwrite." : "."),
                plan);
        }

        var isChange = found.Flow is not null && !plan.IsEmpty;
        var baseline = isChange
            ? await client.Runs.BaselineAsync(found.Flow!.Id, cancellationToken).ConfigureAwait(false)
            : RunBaseline.From(null);
        var steps = await new PipelineRunner(client, this, content, found, options, progress, now)
            .RunAsync(plan, cancellationToken).ConfigureAwait(false);
        var changed = isChange ? await ChangeTime.OfAsync(client, steps, cancellationToken).ConfigureAwait(false) : null;
        return new(client, steps, changed is null ? baseline : baseline with { Since = changed });
    }

    /// <summary>Deletes the pipeline's own resources, from the flow to the connection. Mapping sets remain, because the service cannot
    /// delete them. Resources that have the pipeline's name but that it did not create remain as well.</summary>
    /// <param name="client">The client.</param>
    /// <param name="progress">Receives each step when it begins and when it ends.</param>
    /// <param name="cancellationToken">A token that cancels the operation. Some resources may have been deleted by then.</param>
    /// <returns>The deleted resources in order.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached. The resources that follow in the
    /// order still exist.</exception>
    public async Task<IReadOnlyList<PipelineStep>> DeleteAsync(
        PlatformClient client, IProgress<PipelineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var found = await new PipelineFinder(client, this, cancellationToken).FindAsync().ConfigureAwait(false);
        var deleted = new List<PipelineStep>();
        foreach (var (resource, id) in found.Own())
        {
            var step = new PipelineStep(resource, NameOf(resource), PipelineAction.Update, id) { Cause = PipelineStepCause.Deleted };
            progress?.Report(new(step, PipelineStage.Begun));
            await PipelineRunner.DeleteAsync(client, resource, id, cancellationToken).ConfigureAwait(false);
            found.State.Forget(resource);
            progress?.Report(new(step, PipelineStage.Done));
            deleted.Add(step);
        }

        return deleted;
    }

    internal string NameOf(PipelineResource resource) =>
        resource == PipelineResource.Schema ? Schema.Title is { Length: > 0 } title ? title : Name
        : Labels.TryGetValue(resource, out var label) ? label.Name
        : Name;

    internal string? DescriptionOf(PipelineResource resource) =>
        (Labels.TryGetValue(resource, out var label) ? label.Description : null) ?? Description;
}
