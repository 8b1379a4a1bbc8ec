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
    /// <summary>The overlays that were laid over this spec, in their order.</summary>
    public EquatableArray<OverlayUse> Overlays { get; init; } = [];

    /// <summary>What the types of a stand-alone schema that stand beside its own end in, after its name.</summary>
    public EquatableArray<string> NestedNames { get; init; } = [];
}

internal sealed record PartHash(string TypeName, string Hash);
