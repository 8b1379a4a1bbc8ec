namespace TypedFlows.Client;

/// <summary>
/// Everything that it takes to bring data into a dataset, as one object: connection, schema, dataset, source and target connection,
/// mapping set and flow. Its resources bear its name, or what <see cref="Labels"/> says, and are found by that again: applying it a second
/// time does nothing, applying it after a change makes that change, and applying it after it was cut short goes on from there.
/// </summary>
public sealed class Pipeline
{
    /// <summary>Begins a pipeline.</summary>
    /// <param name="name">Its name, which its resources bear.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Pipeline(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The name, which its resources bear unless <see cref="Labels"/> says otherwise, and by which it knows its own again.</summary>
    public string Name { get; }

    /// <summary>What it is for; the resources' descriptions begin with it.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Names and descriptions of single resources: <c>[PipelineResource.Flow] = new("Nightly contacts")</c>. Several pipelines may give
    /// theirs the same. The schema's stand in <see cref="Schema"/>.
    /// </summary>
    public IDictionary<PipelineResource, PipelineLabel> Labels { get; } = new Dictionary<PipelineResource, PipelineLabel>();

    /// <summary>Where notes of what was applied are kept; when null, on the platform, at the end of the resources' descriptions.</summary>
    public PipelineStateStore? StateStore { get; init; }

    /// <summary>The system and the credentials; null to use <see cref="ConnectionId"/>. Credentials are sent when the connection is created, and never read.</summary>
    public IConnection? Connection { get; init; }

    /// <summary>Id of a connection that exists and is not the pipeline's own; null to create one from <see cref="Connection"/>.</summary>
    public string? ConnectionId { get; init; }

    /// <summary>The schema of the dataset; one without a title bears the pipeline's name.</summary>
    public required XdmSchemaDefinition Schema { get; init; }

    /// <summary>Which field lands where; empty for a flow without mapping.</summary>
    public MappingTable Mapping { get; } = [];

    /// <summary>
    /// Source, transformations and schedule. The transformation <c>Mapping</c> gets the mapping set's id and version from the pipeline; where
    /// the flow has parameters of its own for it that name no version, the id alone.
    /// </summary>
    public required IFlow Flow { get; init; }

    /// <summary>
    /// Name of the member in which the flow's options (such as the threshold of partial ingestion) are sent. When null they are checked but
    /// not sent: flow specs declare them, yet no document of the service names the member. The emulator reads <c>options</c>.
    /// </summary>
    public string? FlowOptionsMember { get; init; }

    /// <summary>How the source's data is laid out; when null, tables where the source names one, files of separated values otherwise.</summary>
    public DataFormat? Format { get; init; }

    /// <summary>A schema that describes the source's data as it comes, such as an ad hoc one; left out when null.</summary>
    public XdmSchemaRef? SourceSchema { get; init; }

    /// <summary>What the target connection says of the data; format and schema unless given.</summary>
    public TargetData TargetData { get; init; } = TargetData.All;

    /// <summary>Says what applying the pipeline would do. Reads only.</summary>
    /// <param name="client">The platform.</param>
    /// <param name="options">How it would be applied.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>A step a resource.</returns>
    /// <exception cref="SpecValidationException">The pipeline breaks a spec; nothing was sent.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public async Task<PipelinePlan> PlanAsync(PlatformClient client, PipelineOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var content = new PipelineContent(this);
        var found = await new PipelineFinder(client, this, cancellationToken).FindAsync().ConfigureAwait(false);
        return PipelinePlanner.Plan(this, content, found, options ?? new(), client.TimeProvider.GetUtcNow());
    }

    /// <summary>
    /// Creates what is not there and changes what should be different, in order. If a step fails, what was created is deleted again,
    /// so that the platform is as before.
    /// </summary>
    /// <param name="client">The platform.</param>
    /// <param name="progress">Told of each step as it begins and ends.</param>
    /// <param name="options">How to apply it.</param>
    /// <param name="cancellationToken">Ends the work; what was created by then is deleted again.</param>
    /// <returns>The pipeline as it is on the platform.</returns>
    /// <exception cref="SpecValidationException">The pipeline breaks a spec; nothing was sent.</exception>
    /// <exception cref="PipelineException">Someone else changed a resource, or a step failed; the message says which.</exception>
    /// <exception cref="PlatformException">The platform refused the plan's reading, or could not be reached.</exception>
    /// <exception cref="IOException">The file of <see cref="StateStore"/> cannot be written; what is not noted yet was created last.</exception>
    public async Task<AppliedPipeline> ApplyAsync(
        PlatformClient client, IProgress<PipelineProgress>? progress = null, PipelineOptions? options = null, CancellationToken cancellationToken = default)
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
                $"The pipeline {Name} was not applied, and nothing was changed: {string.Join("; ", plan.Conflicts)}. Settle this on the platform"
                + (plan.Conflicts.All(step => step.CanOverwrite) ? ", or apply with Overwrite." : "."),
                plan);
        }

        return new(client, await new PipelineRunner(client, this, content, found, options, progress, now).RunAsync(plan, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Deletes the pipeline's own resources, the flow first, the connection last. Mapping sets stay, for the service deletes none; so do
    /// resources of its name that it did not make.
    /// </summary>
    /// <param name="client">The platform.</param>
    /// <param name="progress">Told of each step as it begins and ends.</param>
    /// <param name="cancellationToken">Ends the work; some resources may be deleted by then.</param>
    /// <returns>What was deleted, in order.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached; what comes later in the order is still there.</exception>
    public async Task<IReadOnlyList<PipelineStep>> DeleteAsync(
        PlatformClient client, IProgress<PipelineProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        var found = await new PipelineFinder(client, this, cancellationToken).FindAsync().ConfigureAwait(false);
        var deleted = new List<PipelineStep>();
        foreach (var (resource, id) in found.Own())
        {
            var step = new PipelineStep(resource, NameOf(resource), PipelineAction.Update, id, "deleted");
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
