using TypedFlows.Client;
using TypedFlows.Tool.Specs;

namespace TypedFlows.Tool.Service;

/// <summary>Reads the specs of a service.</summary>
internal static class ServiceSpecs
{
    /// <returns>
    /// The specs in an order that is independent of the service: flow specs, then connection specs, by name, version and id.
    /// </returns>
    /// <exception cref="ToolException">The service does not have a spec with a requested name.</exception>
    public static async Task<IReadOnlyList<ServiceSpec>> ReadAsync(
        PlatformClient client,
        SpecSelection selection,
        Action<string> show,
        CancellationToken cancellationToken)
    {
        var all = new List<ServiceSpec>();
        if (selection.WantsFlows)
        {
            await foreach (var spec in client.FlowSpecs.ListAsync(null, cancellationToken))
            {
                all.Add(new(true, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        if (selection.WantsConnections)
        {
            await foreach (var spec in client.ConnectionSpecs.ListAsync(null, cancellationToken))
            {
                all.Add(new(false, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        RequireAll(selection.Flows, all.Where(spec => spec.IsFlow).ToList(), "flow spec");
        RequireAll(selection.Connections, all.Where(spec => !spec.IsFlow).ToList(), "connection spec");
        return
        [
            .. all.Where(spec => selection.Includes(spec.IsFlow, spec.Id, spec.Name))
                .OrderBy(spec => spec.IsFlow ? 0 : 1)
                .ThenBy(spec => spec.Name, StringComparer.Ordinal)
                    .ThenBy(spec => spec.Version, StringComparer.Ordinal)
                    .ThenBy(spec => spec.Id, StringComparer.Ordinal),
        ];
    }

    private static void RequireAll(IReadOnlyList<string> wanted, IReadOnlyList<ServiceSpec> there, string what)
    {
        foreach (var name in wanted.Where(name => !there.Any(spec => SpecSelection.Names(name, spec.Id, spec.Name))))
        {
            throw new ToolException(
                $"The service does not have the {what} {name}.{Nearest.Suggest(name, there.Select(spec => spec.Shown))} "
                    + $"It has {string.Join(", ", there.Select(spec => spec.Shown).Distinct().Order(StringComparer.Ordinal))}.");
        }
    }
}
