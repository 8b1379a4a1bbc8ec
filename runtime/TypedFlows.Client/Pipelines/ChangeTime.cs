namespace TypedFlows.Client;

/// <summary>Reads when an apply changed the resources of a flow, by the clock of the service.</summary>
internal static class ChangeTime
{
    /// <summary>Returns the time of the last change.</summary>
    /// <param name="client">The client.</param>
    /// <param name="steps">The applied steps of a pipeline with an existing flow.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The time, or null if the service does not report it.</returns>
    public static async Task<DateTimeOffset?> OfAsync(
        PlatformClient client, IReadOnlyList<PipelineStep> steps, CancellationToken cancellationToken)
    {
        DateTimeOffset? latest = null;
        foreach (var step in steps.Where(step => step.Action != PipelineAction.Unchanged))
        {
            var time = await OfAsync(client, step.Resource, step.Id!, cancellationToken).ConfigureAwait(false);
            latest = latest is null || time > latest ? time : latest;
        }

        return latest;
    }

    private static async Task<DateTimeOffset?> OfAsync(
        PlatformClient client, PipelineResource resource, string id, CancellationToken cancellationToken) => resource switch
        {
            PipelineResource.Connection => Updated(await client.Connections.GetAsync(id, cancellationToken).ConfigureAwait(false)),
            PipelineResource.Schema => Registered(await client.Schemas.GetAsync(id, cancellationToken).ConfigureAwait(false)),
            PipelineResource.SourceConnection =>
                Updated(await client.SourceConnections.GetAsync(id, cancellationToken).ConfigureAwait(false)),
            PipelineResource.TargetConnection =>
                Updated(await client.TargetConnections.GetAsync(id, cancellationToken).ConfigureAwait(false)),
            PipelineResource.Flow => Updated(await client.Flows.GetAsync(id, cancellationToken).ConfigureAwait(false)),

            // The flow changes with its mapping set, and an existing flow keeps its dataset.
            _ => null,
        };

    private static DateTimeOffset? Updated(PlatformResource resource) => resource.Json.Instant("updatedAt");

    private static DateTimeOffset? Registered(PlatformResource resource) =>
        (resource.Json.Member("meta:registryMetadata") ?? default).Instant("repo:lastModifiedDate");
}
