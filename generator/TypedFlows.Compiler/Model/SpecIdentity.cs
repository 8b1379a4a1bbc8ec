namespace TypedFlows.Compiler.Model;

/// <summary>
/// Represents the data of a spec that linking requires. Its schemas are represented by hashes. It is part of the model, so it holds only
/// data.
/// </summary>
/// <param name="PartHashes">
/// The part names and the hashes of their canonical schemas, in part order. A stand-alone schema with an equal hash is not emitted again.
/// </param>
internal sealed record SpecIdentity(
    SpecKind Kind,
    string Path,
    string Pointer,
    string Id,
    string Version,
    string Name,
    string? TypeName,
    bool HasSource,
    bool HasTarget,
    EquatableArray<string> SourceConnectionSpecIds,
    EquatableArray<string> TargetConnectionSpecIds,
    EquatableArray<PartHash> PartHashes,
    string ContentHash)
{
    /// <summary>Gets the overlays of this spec in the order in which they are applied.</summary>
    public EquatableArray<OverlayUse> Overlays { get; init; } = [];

    /// <summary>Gets the types that other specs can share.</summary>
    public EquatableArray<SharedType> SharedTypes { get; init; } = [];

    /// <summary>Gets the suffixes of the additional types of a stand-alone schema, which follow its name.</summary>
    public EquatableArray<string> NestedNames { get; init; } = [];
}

internal sealed record PartHash(string TypeName, string Hash);
