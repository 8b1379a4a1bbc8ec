using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Spec text to specs.</summary>
internal static class SpecParser
{
    /// <summary>The overlay in this file, or null when it is none (a malformed one included: <see cref="Parse"/> reports it).</summary>
    public static Overlay? TryReadOverlay(string path, string text) => OverlayReader.TryRead(path, text);

    /// <summary>Reads a spec file, applies the overlays that match, and parses the schemas inside. Never throws for bad text.</summary>
    /// <param name="typeName">TypeName metadata of the file's item, or null.</param>
    /// <param name="overlays">Every overlay of the project; those that match are applied in ordinal order of their paths.</param>
    public static SpecFile Parse(string path, string text, string? typeName, EquatableArray<Overlay> overlays)
    {
        var file = new SourceFile(path, text);
        var read = JsonReader.Read(file);
        var diagnostics = new List<SpecDiagnostic>(read.Diagnostics);
        var specs = new DocumentParser(path, typeName, overlays, new Findings(file, read, diagnostics)).Parse(read.Root);

        // A stable order: the file's own findings by place, then those inside overlays.
        var ordered = diagnostics.OrderBy(d => d.Path == path ? 0 : 1).ThenBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Range.Start);
        return new SpecFile(path, specs.ToEquatableArray(), ordered.ToEquatableArray());
    }

    /// <summary>Parses one schema on its own, as the attribute on a generated type carries it.</summary>
    public static Schema? ParseSchema(string json, ICollection<SpecDiagnostic> diagnostics)
    {
        var file = new SourceFile("schema", json);
        var read = JsonReader.Read(file);
        foreach (var diagnostic in read.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        return read.FirstError is null ? SchemaParser.Parse("This text", read.Root, new Findings(file, read, diagnostics)) : null;
    }
}
