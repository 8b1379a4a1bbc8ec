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
        if (string.IsNullOrWhiteSpace(definition.Title))
        {
            throw new ArgumentException("The schema has no title. Set one, such as XdmSchema.Profile(\"Contacts\").", nameof(definition));
        }

        return CreateAsync(definition.WriteMembers, cancellationToken);
    }
}
