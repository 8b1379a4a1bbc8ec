namespace TypedFlows.Client;

/// <summary>Schemas of the tenant (Schema Registry API, tenant/schemas).</summary>
public class SchemaOperations : RegistryOperations<TenantSchema>
{
    internal SchemaOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Schemas, TenantSchema.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected SchemaOperations()
    {
    }

    /// <summary>Creates a schema (Schema Registry API, POST /tenant/schemas).</summary>
    /// <param name="definition">What it is composed of; see <see cref="XdmSchema"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the schema may have been created by then.</param>
    /// <returns>The schema as the registry holds it.</returns>
    /// <exception cref="ArgumentException">The definition has no title.</exception>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<TenantSchema> CreateAsync(XdmSchemaDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (string.IsNullOrWhiteSpace(definition.Title))
        {
            throw new ArgumentException("The schema has no title. Give it one, such as XdmSchema.Profile(\"Contacts\").", nameof(definition));
        }

        return CreateAsync(definition.WriteMembers, cancellationToken);
    }
}
