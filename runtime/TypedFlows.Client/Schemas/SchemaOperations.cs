namespace TypedFlows.Client;

/// <summary>Schemas of the tenant (Schema Registry API, tenant/schemas).</summary>
public class SchemaOperations
{
    private readonly PlatformTransport _transport;

    internal SchemaOperations(PlatformTransport transport) => _transport = transport;

    /// <summary>For stand-ins in tests.</summary>
    protected SchemaOperations() => _transport = null!;

    /// <summary>Creates a schema (Schema Registry API, POST /tenant/schemas).</summary>
    /// <param name="definition">What it is composed of; see <see cref="XdmSchema"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the schema may have been created by then.</param>
    /// <returns>The schema as the registry holds it.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual async Task<TenantSchema> CreateAsync(XdmSchemaDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);

        var request = PlatformRequest.Post(ServicePaths.Schemas, writer =>
        {
            writer.WriteString("type", "object");
            writer.WriteString("title", definition.Title);
            writer.WriteString("description", definition.Description);
            writer.WriteStartArray("allOf");
            foreach (var part in definition.Parts)
            {
                writer.WriteStartObject();
                writer.WriteString("$ref", part);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("meta:containerId", "tenant");
            writer.WriteString("meta:resourceType", "schemas");
            writer.WriteString("meta:xdmType", "object");
            writer.WriteString("meta:class", definition.ClassId);
        });
        return TenantSchema.Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Reads a schema as it was composed (Schema Registry API, GET /tenant/schemas/{id}).</summary>
    /// <param name="id">The schema's <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="PlatformException">There is none with this id (status 404), or the platform refused or could not be reached.</exception>
    public virtual async Task<TenantSchema> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        // The registry chooses the form of its answer by Accept, and refuses plain JSON.
        var request = new PlatformRequest
        {
            Method = HttpMethod.Get,
            Path = ServicePaths.Of(ServicePaths.Schemas, id),
            Accept = "application/vnd.adobe.xed+json;version=1",
        };
        return TenantSchema.Read(await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false));
    }
}
