namespace TypedFlows.Client;

/// <summary>Represents an existing flow and the resources that it uses. A resource is null if it does not exist.</summary>
internal sealed record ExistingFlow(
    Flow Flow, SourceConnection? Source, TargetConnection? Target, DataSet? DataSet, BaseConnection? Connection)
{
    /// <summary>Returns the flow, or null if it does not exist.</summary>
    public static async Task<ExistingFlow?> FindAsync(PlatformClient client, string id, CancellationToken cancellationToken)
    {
        if (await client.Flows.FindByIdAsync(id, cancellationToken).ConfigureAwait(false) is not { } flow)
        {
            return null;
        }

        var source = flow.SourceConnectionIds is [var sourceId, ..]
            ? await client.SourceConnections.FindByIdAsync(sourceId, cancellationToken).ConfigureAwait(false)
            : null;
        var target = flow.TargetConnectionIds is [var targetId, ..]
            ? await client.TargetConnections.FindByIdAsync(targetId, cancellationToken).ConfigureAwait(false)
            : null;
        return new(
            flow,
            source,
            target,
            target?.Params.Text("dataSetId") is { } dataSetId
                ? await client.DataSets.FindByIdAsync(dataSetId, cancellationToken).ConfigureAwait(false)
                : null,
            source?.BaseConnectionId is { } connectionId
                ? await client.Connections.FindByIdAsync(connectionId, cancellationToken).ConfigureAwait(false)
                : null);
    }
}
