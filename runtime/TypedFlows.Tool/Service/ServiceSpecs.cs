using TypedFlows.Client;
using TypedFlows.Compiler.Model;
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
                all.Add(new(ServiceSpec.Flow, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        if (selection.WantsConnections)
        {
            await foreach (var spec in client.ConnectionSpecs.ListAsync(null, cancellationToken))
            {
                all.Add(new(ServiceSpec.Connection, spec.Id, spec.Version, spec.Name, spec.Json));
                show($"Read {Reports.Report.Number(all.Count, "spec")}");
            }
        }

        RequireAll(selection.Flows, all.Where(spec => spec.IsFlow).ToList(), "flow spec");
        RequireAll(selection.Connections, all.Where(spec => !spec.IsFlow).ToList(), "connection spec");
        var schemas = new List<ServiceSpec>();
        foreach (var wanted in selection.Schemas)
        {
            show($"Read the schema {wanted}");
            schemas.AddRange(await SchemaAsync(client, wanted, cancellationToken));
        }

        return
        [
            .. all.Where(spec => selection.Includes(spec.IsFlow, spec.Id, spec.Name))
                .OrderBy(spec => spec.IsFlow ? 0 : 1)
                .ThenBy(spec => spec.Name, StringComparer.Ordinal)
                    .ThenBy(spec => spec.Version, StringComparer.Ordinal)
                    .ThenBy(spec => spec.Id, StringComparer.Ordinal),
            .. schemas.DistinctBy(spec => spec.Key),
        ];
    }

    /// <summary>Returns the schemas with the ids, or else the only ones with the titles, with their descriptors.</summary>
    public static async Task<IReadOnlyList<ServiceSpec>> SchemasAsync(
        PlatformClient client, IReadOnlyList<Spec> schemas, Action<string> show, CancellationToken cancellationToken)
    {
        var found = new List<ServiceSpec>();
        var there = new List<(string? Title, string Id)>();
        if (schemas.Count > 0)
        {
            await foreach (var schema in client.Schemas.ListAsync(null, cancellationToken))
            {
                there.Add((schema.Title, schema.Id));
            }
        }

        foreach (var schema in schemas)
        {
            string[] ids = there.Any(each => each.Id == schema.Id)
                ? [schema.Id] : [.. there.Where(each => each.Title == schema.Name).Select(each => each.Id)];
            if (ids is [var id])
            {
                show($"Read the schema {schema.Name}");
                found.AddRange(await SchemaAsync(client, id, cancellationToken));
            }
        }

        return [.. found.DistinctBy(spec => spec.Key)];
    }

    /// <param name="wanted">The title, the <c>$id</c> or the <c>meta:altId</c>.</param>
    private static async Task<IReadOnlyList<ServiceSpec>> SchemaAsync(
        PlatformClient client, string wanted, CancellationToken cancellationToken) =>
        await SchemaWithIdAsync(client, await SchemaIdAsync(client, wanted, cancellationToken), cancellationToken);

    /// <summary>Returns a schema with all its fields, and its descriptors if it has any.</summary>
    public static async Task<IReadOnlyList<ServiceSpec>> SchemaWithIdAsync(
        PlatformClient client, string id, CancellationToken cancellationToken)
    {
        var schema = await client.Schemas.GetFullAsync(id, cancellationToken);
        var title = schema.Title ?? schema.Id;
        var descriptors = await client.Schemas.GetDescriptorsAsync(schema.Id, cancellationToken);
        var pulled = new ServiceSpec(ServiceSpec.Xdm, schema.Id, schema.Version, title, schema.Json);
        return descriptors.EnumerateObject().Any()
            ? [pulled, new(ServiceSpec.Descriptors, schema.Id, string.Empty, title, descriptors)]
            : [pulled];
    }

    private static async Task<string> SchemaIdAsync(PlatformClient client, string wanted, CancellationToken cancellationToken)
    {
        var titles = new List<(string Title, string Id)>();
        await foreach (var schema in client.Schemas.ListAsync(null, cancellationToken))
        {
            if (schema.Id == wanted || schema.AltId == wanted)
            {
                return schema.Id;
            }

            titles.Add((schema.Title ?? string.Empty, schema.Id));
        }

        var found = titles.Where(schema => schema.Title == wanted).ToList();
        return found switch
        {
            [var only] => only.Id,
            [] => throw new ToolException(
                $"The service does not have the schema {wanted}.{Nearest.Suggest(wanted, titles.Select(schema => schema.Title))} Name a "
                    + "title, the $id or the meta:altId."),
            _ => throw new ToolException(
                $"The service has {found.Count} schemas {wanted}; select one by its $id: "
                    + $"{string.Join(", ", found.Select(schema => schema.Id))}."),
        };
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
