using System.Reflection;
using System.Text.Json;
using TypedFlows.CompilerServices;

namespace TypedFlows.Client;

/// <summary>Represents a compiled schema on the platform: the schemas that may be it, and the fields of the one that is.</summary>
/// <param name="candidates">The schemas with the id, or with the title and class.</param>
/// <param name="tenant">The name of the tenant object in the sandbox, or null if the compiled schema has none.</param>
internal sealed class ExistingSchema(IReadOnlyList<TenantSchema> candidates, string? tenant)
{
    public IReadOnlyList<string> Ids => [.. candidates.Select(schema => schema.Id)];

    /// <summary>Gets the schema, or null if there is none or more than one.</summary>
    public TenantSchema? Schema => candidates is [var only] ? only : null;

    public static async Task<ExistingSchema> FindAsync(PlatformClient client, XdmSpec spec, CancellationToken cancellationToken)
    {
        var candidates = await CandidatesAsync(client, spec, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrEmpty(spec.TenantNamespace))
        {
            return new(candidates, null);
        }

        // The schema states its tenant. The emulator holds compiled schemas with the tenant with which they were pulled.
        var tenant = (candidates is [var only] ? only.Json.Text("meta:tenantNamespace") : null)
            ?? "_" + (await client.Schemas.GetStatsAsync(cancellationToken).ConfigureAwait(false)).TenantId;
        return new(candidates, tenant);
    }

    private static async Task<IReadOnlyList<TenantSchema>> CandidatesAsync(
        PlatformClient client, XdmSpec spec, CancellationToken cancellationToken)
    {
        try
        {
            return [await client.Schemas.GetFullAsync(spec.Id, cancellationToken).ConfigureAwait(false)];
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

        return found;
    }

    /// <summary>Returns the rows with the tenant of the sandbox in place of the tenant of the compiled schema.</summary>
    /// <param name="spec">The compiled schema.</param>
    /// <param name="rows">The rows of the pipeline.</param>
    public IReadOnlyList<MappingRow> Rows(XdmSpec spec, IReadOnlyCollection<MappingRow> rows) =>
    [
        .. rows.Select(row => spec.TenantNamespace is { Length: > 0 } own && IsIn(own, row.Destination)
            ? row with { Destination = tenant + row.Destination[own.Length..] } : row),
    ];

    /// <summary>Returns the fields of the compiled schema that the schema on the platform does not have, or has with other
    /// rules.</summary>
    /// <param name="spec">The compiled schema.</param>
    public IReadOnlyList<string> Drift(XdmSpec spec)
    {
        if (Schema is not { } schema
            || spec.RecordType?.GetCustomAttribute<SpecSchemaAttribute>(inherit: false)?.Schema is not { } compiled)
        {
            return [];
        }

        using var document = JsonDocument.Parse(compiled);
        return SchemaDrift.Find(
            JsonField.Of(document.RootElement), JsonField.Of(schema.Json),
            name => name == spec.TenantNamespace ? tenant ?? name : name);
    }

    private static bool IsIn(string tenant, string path) =>
        path.StartsWith(tenant, StringComparison.Ordinal) && (path.Length == tenant.Length || path[tenant.Length] is '.' or '[');
}
