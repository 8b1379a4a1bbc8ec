namespace TypedFlows.Client;

/// <summary>Provides operations on classes of the tenant, such as the ad hoc classes that describe the columns of a source (Schema Registry
/// API, tenant/classes).</summary>
public class ClassOperations : RegistryOperations<TenantClass>
{
    internal ClassOperations(PlatformTransport transport)
        : base(transport, ServicePaths.Classes, TenantClass.Read)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ClassOperations"/> class for mocking.</summary>
    protected ClassOperations()
    {
    }

    /// <summary>Creates a class (Schema Registry API, POST /tenant/classes).</summary>
    /// <param name="definition">The behavior and the fields. See <see cref="XdmClass"/>.</param>
    /// <param name="cancellationToken">A token that cancels the operation. The class may have been created by then.</param>
    /// <returns>The class as returned by the registry.</returns>
    /// <exception cref="PlatformException">The platform rejected the request or could not be reached.</exception>
    public virtual Task<TenantClass> CreateAsync(XdmClassDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return CreateAsync(definition.WriteMembers, cancellationToken);
    }
}
