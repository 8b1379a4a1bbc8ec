namespace TypedFlows.Compiler.Model;

/// <summary>
/// A flow spec, connection spec or stand-alone schema after overlays, as data: what the evaluator, the emulator and the type
/// projection start from. Part of the model: data only, structural equality.
/// </summary>
/// <param name="Path">The file, with forward slashes, relative to the project where it lies inside it.</param>
/// <param name="Pointer">JSON Pointer to the spec inside the file: empty, or <c>/items/0</c> in a service's answer.</param>
/// <param name="TypeName">C# name asked for by the file's item metadata; null for the derived one.</param>
/// <param name="ContentHash">Hash of the canonical JSON after overlays.</param>
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
    /// <summary>The overlays that were laid over this spec, in their order.</summary>
    public EquatableArray<OverlayUse> Overlays { get; init; } = [];
}
