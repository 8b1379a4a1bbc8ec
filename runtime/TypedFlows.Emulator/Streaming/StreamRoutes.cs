using System.Collections.Concurrent;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Streaming;

/// <summary>Finds the route of an inlet's messages, and caches it until a resource changes.</summary>
internal sealed class StreamRoutes(Platform platform)
{
    private readonly ConcurrentDictionary<string, (long Version, StreamRoute? Route)> _routes = new(StringComparer.Ordinal);

    /// <param name="inletId">
    /// The inlet. Unless the platform is strict, also the id of its connection, which the tutorial uses in the path.
    /// </param>
    /// <returns>The route, or <see langword="null"/> if no connection has the inlet.</returns>
    public StreamRoute? Find(string inletId)
    {
        var version = platform.Resources.Version;
        if (_routes.TryGetValue(inletId, out var known) && known.Version == version)
        {
            return known.Route;
        }

        var route = Build(inletId);
        if (route is not null)
        {
            // Invented ids are not cached.
            _routes[inletId] = (version, route);
        }

        return route;
    }

    private StreamRoute? Build(string inletId)
    {
        foreach (var connection in platform.Resources.ListAll(ResourceKind.Connection))
        {
            var parameters = connection.View.Object("auth").Object("params");
            var isNamed = parameters.Text("inletId") is { } known && (known == inletId || (!platform.IsStrict && connection.Id == inletId));
            if (!isNamed)
            {
                continue;
            }

            var isGuarded = parameters["authenticationRequired"].Element.ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
            return new(inletId, connection, isGuarded, [.. Flows(connection)]);
        }

        return null;
    }

    private IEnumerable<StreamFlow> Flows(StoredResource connection)
    {
        var sources = platform.Resources.List(connection.Sandbox, ResourceKind.SourceConnection)
            .Where(source => source.View.Text("baseConnectionId") == connection.Id)
            .Select(source => source.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var flow in platform.Resources.List(connection.Sandbox, ResourceKind.Flow))
        {
            if (ResourceChanges.State(flow) == ResourceChanges.Enabled
                && flow.View.Items("sourceConnectionIds").Any(id => sources.Contains(id.Element.ToString()))
                && FlowJob.Of(platform, flow) is { } job)
            {
                yield return Flow(job);
            }
        }
    }

    private StreamFlow Flow(FlowJob job)
    {
        try
        {
            var schema = platform.RecordSchemas.OfDataSet(job.Flow.Sandbox, job.DataSetId);
            var mapping = BatchRead.MappingOrNull(platform, job);
            return new(job, mapping is null ? null : new(mapping, schema, platform.Time, null), schema, null);
        }
        catch (SourceException e)
        {
            return new(job, null, null, SourceFault.Of(e));
        }
    }
}
