using TypedFlows.CompilerServices;

namespace TypedFlows;

/// <summary>
/// Represents the identity of a compiled XDM schema. The id and the tenant differ between sandboxes and organizations.
/// </summary>
/// <param name="Id">The <c>$id</c> of the schema, which is an address.</param>
/// <param name="Title">The title.</param>
/// <param name="Version">The major and minor version, such as <c>1.0</c>.</param>
/// <param name="ClassId">The id of the class, such as <c>https://ns.adobe.com/xdm/context/profile</c>.</param>
/// <param name="TenantNamespace">The name of the object with the fields of the tenant, such as <c>_acme</c>, or null if it is
/// unknown.</param>
public sealed record XdmSpec(string Id, string Title, string Version, string ClassId, string? TenantNamespace = null)
{
    /// <summary>Gets the generated record of the schema, or null if no record is known. Its attributes contain the fields and the
    /// identities.</summary>
    public Type? RecordType { get; init; }

    /// <summary>Gets the fields that identify a person, the primary identity first. It is empty if no spec file contains the descriptors
    /// of the schema.</summary>
    public IReadOnlyList<XdmIdentity> Identities => RecordType is null ? [] :
    [
        .. Attribute.GetCustomAttributes(RecordType, typeof(XdmIdentityAttribute), inherit: false).Cast<XdmIdentityAttribute>()
            .Select(identity => new XdmIdentity(identity.Path, identity.Namespace, identity.IsPrimary))
            .OrderByDescending(identity => identity.IsPrimary).ThenBy(identity => identity.Path, StringComparer.Ordinal),
    ];

    /// <summary>Gets the reference to the schema in the sandbox from which it was pulled.</summary>
    public XdmSchemaRef Reference => new(Id, Version);
}
