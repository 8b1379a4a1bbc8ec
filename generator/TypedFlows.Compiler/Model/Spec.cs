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

internal enum SpecKind
{
    FlowSpec,
    ConnectionSpec,

    /// <summary>A stand-alone schedule or transformation schema.</summary>
    JsonSchema,
}

/// <summary>One schema inside a spec. Part of the model: data only, structural equality.</summary>
/// <param name="Name">The name that the spec gives it, such as <c>Mapping</c> or <c>Access Key</c>; empty where it has none.</param>
/// <param name="Pointer">JSON Pointer to the schema inside the spec file.</param>
/// <param name="Document">The schema and what it refers to; null where it is malformed (a diagnostic says so) and the part is raw JSON.</param>
internal sealed record SpecPart(PartKind Kind, string Name, string Pointer, SchemaDocument? Document)
{
    /// <summary>The root of the document.</summary>
    public Schema? Schema => Document?.Root;
}

/// <summary>Which schema of a spec a part is.</summary>
internal enum PartKind
{
    Schedule,
    Options,
    Run,
    Transformation,
    Auth,
    Source,
    Target,

    /// <summary>The one part of a stand-alone schema.</summary>
    Standalone,
}

/// <summary>An overlay that named a spec as its file has it, before any overlay was laid over it.</summary>
/// <param name="Path">Path of the overlay.</param>
/// <param name="IsIdle">True where it says nothing that the spec does not say already.</param>
internal sealed record OverlayUse(string Path, bool IsIdle);
