using TypedFlows.Client;
using TypedFlows.Tool.Service;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Importing;

/// <summary>Reads a flow and everything that it uses from a service. It changes nothing.</summary>
internal static class FlowReader
{
    /// <param name="wanted">The id or the name of the flow.</param>
    /// <exception cref="ToolException">The flow does not exist, or a pipeline cannot describe it.</exception>
    public static async Task<FlowGraph> ReadAsync(
        PlatformClient client, string wanted, Action<string> show, CancellationToken cancellationToken)
    {
        var flow = await FindAsync(client, wanted, cancellationToken);
        show($"Read the flow {flow.Name}");
        if (flow.SourceConnectionIds is not [var sourceId] || flow.TargetConnectionIds is not [var targetId])
        {
            throw new ToolException(
                $"The flow {wanted} has {flow.SourceConnectionIds.Count} sources and {flow.TargetConnectionIds.Count} targets. A pipeline "
                    + "has one of each, so only such a flow can be imported.");
        }

        var source = await client.SourceConnections.FindByIdAsync(sourceId, cancellationToken)
            ?? throw Missing("source connection", sourceId);
        var target = await client.TargetConnections.FindByIdAsync(targetId, cancellationToken)
            ?? throw Missing("target connection", targetId);
        if (target.ConnectionSpecId != TargetConnectionOperations.DataLakeSpecId
            || FlowGraph.Text(target.Params, "dataSetId") is not { } dataSetId)
        {
            throw new ToolException(
                $"The flow {wanted} does not write to a dataset of the data lake, but to connection spec {target.ConnectionSpecId}. A "
                    + "pipeline always writes to a dataset, so the flow cannot be imported.");
        }

        var connection = source.BaseConnectionId is { } connectionId
            ? await client.Connections.FindByIdAsync(connectionId, cancellationToken) ?? throw Missing("connection", connectionId)
            : throw new ToolException(
                $"The source connection {sourceId} has no base connection, which a pipeline requires, so the flow cannot be imported.");
        if (connection.ConnectionSpecId != source.ConnectionSpecId)
        {
            throw new ToolException(
                $"The connection {connection.Id} and the source connection {sourceId} have different connection specs, so the flow cannot "
                    + "be imported.");
        }

        var dataSet = await client.DataSets.FindByIdAsync(dataSetId, cancellationToken) ?? throw Missing("dataset", dataSetId);
        var schemaId = dataSet.SchemaId
            ?? throw new ToolException(
                $"The dataset {dataSetId} has no schema, which a pipeline requires, so the flow cannot be imported.");
        var mapping = FlowGraph.MappingIdOf(flow) is { } mappingId
            ? await client.MappingSets.FindByIdAsync(mappingId, cancellationToken)
            : null;
        show("Read the specs and the schema");
        var specs = new List<ServiceSpec>();
        await AddFlowSpecAsync(client, flow, specs, cancellationToken);
        await AddConnectionSpecAsync(client, source, specs, cancellationToken);
        foreach (var id in new[] { schemaId, FlowGraph.SourceSchemaIdOf(source) }.OfType<string>().Distinct())
        {
            try
            {
                specs.AddRange(await ServiceSpecs.SchemaWithIdAsync(client, id, cancellationToken));
            }
            catch (PlatformException error) when (error.Status == 404 && id != schemaId)
            {
                // Only the id of the schema of the source is needed.
            }
        }

        return new(flow, connection, source, target, dataSet, mapping, specs);
    }

    /// <summary>Returns whether the service has a flow with this name.</summary>
    public static async Task<bool> HasAsync(PlatformClient client, string name, CancellationToken cancellationToken) =>
        await client.Flows.ListAsync(cancellationToken: cancellationToken).AnyAsync(flow => flow.Name == name, cancellationToken);

    private static async Task<Flow> FindAsync(PlatformClient client, string wanted, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(wanted, out _) && await client.Flows.FindByIdAsync(wanted, cancellationToken) is { } flow)
        {
            return flow;
        }

        var all = new List<Flow>();
        await foreach (var each in client.Flows.ListAsync(cancellationToken: cancellationToken))
        {
            all.Add(each);
        }

        return all.Where(each => each.Name == wanted || each.Id == wanted).ToList() switch
        {
            [var only] => await client.Flows.GetAsync(only.Id, cancellationToken),
            [] => throw new ToolException(
                $"The service does not have the flow {wanted}.{Nearest.Suggest(wanted, all.Select(each => each.Name).OfType<string>())} "
                    + "Name the id or the name of a flow in the sandbox of --sandbox or TYPEDFLOWS_SANDBOX."),
            var several => throw new ToolException(
                $"The service has {several.Count} flows {wanted}; select one by its id: "
                    + $"{string.Join(", ", several.Select(each => each.Id))}."),
        };
    }

    // A look-up by id returns one version, which may not be that of the flow.
    private static async Task AddFlowSpecAsync(
        PlatformClient client, Flow flow, List<ServiceSpec> specs, CancellationToken cancellationToken)
    {
        var spec = await client.FlowSpecs.FindByIdAsync(flow.FlowSpecId ?? string.Empty, cancellationToken);
        if (spec is not null && spec.Version != flow.FlowSpecVersion)
        {
            spec = await client.FlowSpecs.ListAsync(null, cancellationToken)
                .FirstOrDefaultAsync(each => each.Id == spec.Id && each.Version == flow.FlowSpecVersion, cancellationToken) ?? spec;
        }

        if (spec is not null)
        {
            specs.Add(new(ServiceSpec.Flow, spec.Id, spec.Version, spec.Name, spec.Json));
        }
    }

    private static async Task AddConnectionSpecAsync(
        PlatformClient client, SourceConnection source, List<ServiceSpec> specs, CancellationToken cancellationToken)
    {
        var spec = await client.ConnectionSpecs.FindByIdAsync(source.ConnectionSpecId ?? string.Empty, cancellationToken);
        if (spec is not null && spec.Version != source.ConnectionSpecVersion)
        {
            spec = await client.ConnectionSpecs.ListAsync(null, cancellationToken)
                .FirstOrDefaultAsync(
                    each => each.Id == spec.Id && each.Version == source.ConnectionSpecVersion, cancellationToken) ?? spec;
        }

        if (spec is not null)
        {
            specs.Add(new(ServiceSpec.Connection, spec.Id, spec.Version, spec.Name, spec.Json));
        }
    }

    private static ToolException Missing(string what, string id) =>
        new($"The flow uses the {what} {id}, which the service does not have. Repair the flow, and import it again.");
}
