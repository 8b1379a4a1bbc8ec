namespace TypedFlows.Compiler.Model;

/// <summary>What linking needs to know of a spec: nothing inside its schemas but a hash. Part of the model: data only.</summary>
/// <param name="PartHashes">Part name to hash of its canonical schema, in part order; a stand-alone schema that equals one is not emitted twice.</param>
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
    /// <summary>Paths of overlays that name this spec and change nothing in it.</summary>
    public EquatableArray<string> IdleOverlays { get; init; } = EquatableArray<string>.Empty;

    /// <summary>What the types of a stand-alone schema that stand beside its own end in, after its name.</summary>
    public EquatableArray<string> NestedNames { get; init; } = [];
}
