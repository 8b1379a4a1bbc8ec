using System.Text.Json;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Client;

/// <summary>Represents a compiled schema on the platform: the schemas that may be it, and the fields of the one that is.</summary>
/// <param name="candidates">The schemas with the id, or with the title and class.</param>
internal sealed class ExistingSchema(IReadOnlyList<TenantSchema> candidates)
{
    public IReadOnlyList<string> Ids => [.. candidates.Select(schema => schema.Id)];

    /// <summary>Gets the schema, or null if there is none or more than one.</summary>
    public TenantSchema? Schema => candidates is [var only] ? only : null;

    public static async Task<ExistingSchema> FindAsync(PlatformClient client, XdmSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            return new([await client.Schemas.GetFullAsync(spec.Id, cancellationToken).ConfigureAwait(false)]);
        }
        catch (PlatformException error) when (error.Status == 404)
        {
            // The id is that of another sandbox.
        }

        var found = new List<TenantSchema>();
        var query = new PropertyFilter("title", "==", spec.Title);
        await foreach (var row in client.Schemas.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var full = await client.Schemas.GetFullAsync(row.Id, cancellationToken).ConfigureAwait(false);
            if (full.Title == spec.Title && full.ClassId == spec.ClassId)
            {
                found.Add(full);
            }
        }

        return new(found);
    }

    /// <summary>Returns the rows with the tenant of the schema on the platform in place of the tenant of the compiled schema.</summary>
    public static async Task<IReadOnlyList<MappingRow>> RowsAsync(
        PlatformClient client,
        XdmSpec? spec,
        ExistingSchema? existing,
        IReadOnlyCollection<MappingRow> rows,
        CancellationToken cancellationToken)
    {
        if (spec?.TenantNamespace is not { Length: > 0 } tenant || !rows.Any(row => IsIn(tenant, row.Destination)))
        {
            return [.. rows];
        }

        // The schema states its tenant. The emulator holds compiled schemas with the tenant with which they were pulled.
        var own = existing?.Schema?.Json.Text("meta:tenantNamespace")
            ?? "_" + (await client.Schemas.GetStatsAsync(cancellationToken).ConfigureAwait(false)).TenantId;
        return
        [
            .. rows.Select(
                row => IsIn(tenant, row.Destination) ? row with { Destination = own + row.Destination[tenant.Length..] } : row),
        ];
    }

    /// <summary>Returns the destinations that the schema on the platform does not declare.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<MappingRow> rows) => Schema is { } schema
        ? [.. rows.Select(row => row.Destination).Where(path => !Declares(schema.Json, path)).Distinct(StringComparer.Ordinal)]
        : [];

    private static bool IsIn(string tenant, string path) =>
        path.StartsWith(tenant, StringComparison.Ordinal) && (path.Length == tenant.Length || path[tenant.Length] is '.' or '[');

    // A schema that does not list all its fields may declare any.
    private static bool Declares(JsonElement schema, string path)
    {
        foreach (var step in FieldPath.Names(path))
        {
            while (schema.Member("items") is { } items)
            {
                schema = items;
            }

            if (schema.Member("properties") is not { } fields || schema.Member("allOf") is not null)
            {
                return true;
            }

            if (fields.Member(step) is not { } field)
            {
                return false;
            }

            schema = field;
        }

        return true;
    }
}
