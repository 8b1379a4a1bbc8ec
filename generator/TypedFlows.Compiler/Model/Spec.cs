namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents a flow spec, connection spec or stand-alone schema after overlays. The evaluator, the emulator and the type projection use
/// it. It is part of the model, so it holds only data and has structural equality.
/// </summary>
/// <param name="Path">The path with forward slashes, relative to the project if the file is inside it.</param>
/// <param name="Pointer">The JSON Pointer to the spec in the file: empty, or <c>/items/0</c> in a response of the service.</param>
/// <param name="TypeName">The C# name that the metadata of the item requests, or null for the derived name.</param>
/// <param name="ContentHash">The hash of the canonical JSON after overlays.</param>
internal sealed record Spec(
    SpecKind Kind,
    string Path,
    string Pointer,
    string Id,
    string Version,
    string Name,
    string? Description,
    string? TypeName,
    EquatableArray<string> SourceConnectionSpecIds,
    EquatableArray<string> TargetConnectionSpecIds,
    EquatableArray<SpecPart> Parts,
    string ContentHash)
{
    /// <summary>Gets the overlays of this spec in the order in which they are applied.</summary>
    public EquatableArray<OverlayUse> Overlays { get; init; } = [];

    /// <summary>Gets the pointers of the fields that become C# properties; none for all fields.</summary>
    public EquatableArray<string> Fields { get; init; } = [];

    /// <summary>Gets a value indicating whether references in other spec files refer to the file.</summary>
    public bool IsReferenced { get; init; }

    /// <summary>Gets what only an XDM schema has, or null for any other kind.</summary>
    public XdmFacts? Xdm { get; init; }
}

/// <summary>Represents the identity of an XDM schema. It is part of the model.</summary>
/// <param name="ClassId">The id of the class (<c>meta:class</c>).</param>
/// <param name="TenantNamespace">The name of the tenant object (<c>meta:tenantNamespace</c>), or null if it is unknown.</param>
internal sealed record XdmFacts(string ClassId, string? TenantNamespace)
{
    /// <summary>Gets the identities that descriptors declare, the primary one first.</summary>
    public EquatableArray<IdentityField> Identities { get; init; } = [];
}

/// <summary>Represents a field that identifies a person. It is part of the model.</summary>
/// <param name="Path">The dotted path, as mappings write it.</param>
/// <param name="Namespace">The code or the number of the namespace; empty if it is not declared.</param>
internal sealed record IdentityField(string Path, string Namespace, bool IsPrimary);

internal enum SpecKind
{
    FlowSpec,
    ConnectionSpec,

    /// <summary>A stand-alone schedule or transformation schema.</summary>
    JsonSchema,

    /// <summary>A schema of the Schema Registry with all its fields.</summary>
    XdmSchema,
}

internal static class SpecKindExtensions
{
    /// <summary>
    /// Returns a value indicating whether the spec is one schema. Its types are declared next to each other instead of inside a class.
    /// </summary>
    public static bool IsStandAlone(this SpecKind kind) => kind is SpecKind.JsonSchema or SpecKind.XdmSchema;
}

/// <summary>Represents one schema of a spec. It is part of the model, so it holds only data and has structural equality.</summary>
/// <param name="Name">The name in the spec, such as <c>Mapping</c> or <c>Access Key</c>; empty if there is none.</param>
/// <param name="Pointer">The JSON Pointer to the schema in the spec file.</param>
/// <param name="Document">
/// The schema and the targets of its references. It is null if the schema is malformed, which a diagnostic reports. The part is then raw
/// JSON.
/// </param>
internal sealed record SpecPart(PartKind Kind, string Name, string Pointer, SchemaDocument? Document)
{
    /// <summary>Gets the root of the document.</summary>
    public Schema? Schema => Document?.Root;
}

/// <summary>Specifies which schema of a spec a part is.</summary>
internal enum PartKind
{
    Schedule,
    Options,
    Run,
    Transformation,
    Auth,
    Source,
    Target,

    /// <summary>The only part of a stand-alone schema.</summary>
    Standalone,
}

/// <summary>Represents the use of an overlay for a spec, compared with the spec before any overlay.</summary>
/// <param name="Path">The path of the overlay.</param>
/// <param name="IsIdle">True if the spec already contains everything that the overlay sets.</param>
internal sealed record OverlayUse(string Path, bool IsIdle);
