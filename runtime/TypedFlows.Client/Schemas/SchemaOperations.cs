using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Provides operations on schemas of the tenant (Schema Registry API, tenant/schemas).</summary>
public class SchemaOperations : RegistryOperations<TenantSchema>
{
    internal SchemaOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Schemas, TenantSchema.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="SchemaOperations"/> class for mocking.</summary>
    protected SchemaOperations()
    {
    }

    /// <summary>Creates a schema (Schema Registry API, POST /tenant/schemas).</summary>
    /// <param name="definition">The class and the parts. See <see cref="XdmSchema"/>.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The schema may have been created by then.</param>
    /// <returns>The schema as returned by the registry.</returns>
    /// <exception cref="ArgumentException">The definition has no title.</exception>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<TenantSchema> CreateAsync(XdmSchemaDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (definition.Existing is not null)
        {
            throw new ArgumentException(
                $"The schema '{definition.Title}' is compiled from the platform's answer and cannot be created. Use "
                    + "XdmSchema.Of(title, classId, parts) for a new schema.", nameof(definition));
        }

        if (string.IsNullOrWhiteSpace(definition.Title))
        {
            throw new ArgumentException("The schema has no title. Set one, such as XdmSchema.Profile(\"Contacts\").", nameof(definition));
        }

        return CreateAsync(definition.WriteMembers, cancellationToken);
    }

    /// <summary>Reads one schema with all its fields in one document, without references (Schema Registry API, GET /tenant/schemas/{id}
    /// with <c>Accept: application/vnd.adobe.xed-full+json;version=1</c>).</summary>
    /// <param name="id">The <c>$id</c> or <c>meta:altId</c>.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The schema. Its JSON is a spec file that TypedFlows compiles.</returns>
    /// <exception cref="PlatformException">No schema has this id (status 404), or the platform rejected the request or could not be
    /// reached.</exception>
    public virtual Task<TenantSchema> GetFullAsync(string id, CancellationToken cancellationToken = default) =>
        GetAsync(id, AsFull, cancellationToken);

    /// <summary>Reads the descriptors of a schema, such as its identities (Schema Registry API, GET /tenant/descriptors with <c>Accept:
    /// application/vnd.adobe.xdm+json</c>).</summary>
    /// <param name="schemaId">The <c>$id</c> of the schema.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>An object with an array of descriptors for each type that the schema has. It is a spec file that TypedFlows
    /// accepts.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<JsonElement> GetDescriptorsAsync(string schemaId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(schemaId);
        var request = new PlatformRequest { Method = HttpMethod.Get, Path = ServicePaths.Descriptors, Accept = AsDescriptors };
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);

        // The service lists the descriptors of all schemas of the sandbox.
        var own = PlatformRequest.WriteValue(writer =>
        {
            writer.WriteStartObject();
            foreach (var type in response.Json.EnumerateObject().Where(type => type.Value.ValueKind == JsonValueKind.Array))
            {
                var descriptors = type.Value.EnumerateArray().Where(each => each.Text("xdm:sourceSchema") == schemaId).ToList();
                if (descriptors.Count > 0)
                {
                    writer.WriteStartArray(type.Name);
                    descriptors.ForEach(each => each.WriteTo(writer));
                    writer.WriteEndArray();
                }
            }

            writer.WriteEndObject();
        });
        using var document = JsonDocument.Parse(own);
        return document.RootElement.Clone();
    }

    /// <summary>Reads the counts and the tenant of the registry (Schema Registry API, GET /stats).</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The counts and the tenant.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual async Task<RegistryStats> GetStatsAsync(CancellationToken cancellationToken = default)
    {
        var request = new PlatformRequest { Method = HttpMethod.Get, Path = ServicePaths.RegistryStats };
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Json.Text("tenantId") is { } tenant
            ? new(tenant, response.Json)
            : throw ErrorReader.Unexpected(response.Call, 200, "without a tenantId", default);
    }
}
