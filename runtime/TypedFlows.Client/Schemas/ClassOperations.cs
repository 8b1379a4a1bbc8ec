namespace TypedFlows.Client;

/// <summary>Classes of the tenant (Schema Registry API, tenant/classes), such as the ad hoc classes that describe a source's own columns.</summary>
public class ClassOperations : RegistryOperations<TenantClass>
{
    internal ClassOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Classes, TenantClass.Read)
    {
    }

    /// <summary>For stand-ins in tests.</summary>
    protected ClassOperations()
    {
    }

    /// <summary>Creates a class (Schema Registry API, POST /tenant/classes).</summary>
    /// <param name="definition">Its behaviour and fields; see <see cref="XdmClass"/>.</param>
    /// <param name="cancellationToken">Ends the wait; the class may have been created by then.</param>
    /// <returns>The class as the registry holds it.</returns>
    /// <exception cref="PlatformException">The platform refused or could not be reached.</exception>
    public virtual Task<TenantClass> CreateAsync(XdmClassDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return CreateAsync(definition.WriteMembers, cancellationToken);
    }
}
