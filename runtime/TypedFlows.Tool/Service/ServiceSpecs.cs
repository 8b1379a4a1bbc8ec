using TypedFlows.Client;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Service;

/// <summary>Asks a service for its specs.</summary>
internal static class ServiceSpecs
{
    /// <returns>In an order that no service decides: flow specs, then connection specs, by name, version and id.</returns>
    /// <exception cref="ToolException">A spec that is asked for by name is not there.</exception>
    public static async Task<IReadOnlyList<ServiceSpec>> ReadAsync(PlatformClient client, SpecSelection selection, Action<string> show, CancellationToken cancellation)
    {
        var all = new List<ServiceSpec>();
        if (selection.WantsFlows)
        {
            await foreach (var spec in client.FlowSpecs.ListAsync(null, cancellation))
            {
                all.Add(new(true, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        if (selection.WantsConnections)
        {
            await foreach (var spec in client.ConnectionSpecs.ListAsync(null, cancellation))
            {
                all.Add(new(false, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        RequireAll(selection.Flows, all.Where(spec => spec.IsFlow).ToList(), "flow spec");
        RequireAll(selection.Connections, all.Where(spec => !spec.IsFlow).ToList(), "connection spec");
        return
        [
            .. all.Where(spec => selection.Takes(spec.IsFlow, spec.Id, spec.Name))
                .OrderBy(spec => spec.IsFlow ? 0 : 1)
                .ThenBy(spec => spec.Name, StringComparer.Ordinal).ThenBy(spec => spec.Version, StringComparer.Ordinal).ThenBy(spec => spec.Id, StringComparer.Ordinal),
        ];
    }

    private static void RequireAll(IReadOnlyList<string> wanted, IReadOnlyList<ServiceSpec> there, string what)
    {
        foreach (var name in wanted.Where(name => !there.Any(spec => SpecSelection.Names(name, spec.Id, spec.Name))))
        {
            throw new ToolException($"The service has no {what} {name}.{Nearest.Suggest(name, there.Select(spec => spec.Shown))} It has {string.Join(", ", there.Select(spec => spec.Shown).Distinct().Order(StringComparer.Ordinal))}.");
        }
    }
}
