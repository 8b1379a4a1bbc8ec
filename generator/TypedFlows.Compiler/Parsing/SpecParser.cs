using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Spec text to specs.</summary>
internal static class SpecParser
{
    /// <summary>The overlay in this file, or null when it is none (a malformed one included: <see cref="Parse"/> reports it).</summary>
    public static Overlay? TryReadOverlay(string path, string text) => throw new NotSupportedException(path + text);

    /// <summary>Reads a spec file, applies the overlays that match, and parses the schemas inside. Never throws for bad text.</summary>
    /// <param name="typeName">TypeName metadata of the file's item, or null.</param>
    /// <param name="overlays">Every overlay of the project; those that match are applied in ordinal order of their paths.</param>
    public static SpecFile Parse(string path, string text, string? typeName, EquatableArray<Overlay> overlays) =>
        throw new NotSupportedException(path + text + typeName + overlays);

    /// <summary>Parses one schema on its own, as the attribute on a generated type carries it.</summary>
    public static Schema? ParseSchema(string json, ICollection<SpecDiagnostic> diagnostics) =>
        throw new NotSupportedException(json + diagnostics);
}
