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
    /// <param name="documents">What references may lead to outside the file; nothing where left out.</param>
    /// <param name="formats">Which formats refuse a text; all where left out.</param>
    /// <param name="kind">Kind metadata of the file's item, or null where the content tells the kind.</param>
    public static SpecFile Parse(
        string path, string text, string? typeName, EquatableArray<Overlay> overlays, SchemaDocuments? documents = null, FormatAssertion? formats = null,
        string? kind = null)
    {
        var file = new SourceFile(path, text);
        var read = JsonReader.Read(file);
        var diagnostics = new List<SpecDiagnostic>(read.Diagnostics);
        var scope = new SchemaScope(UriReference.OfPath(path), read.Root, documents ?? SchemaDocuments.None) { Formats = formats ?? FormatAssertion.All };
        var specs = new DocumentParser(path, typeName, kind, overlays, new DiagnosticBag(file, read, diagnostics), scope).Parse(read.Root);

        // A stable order: the file's own findings by place, then those inside overlays. Two parts may refer to one mistake.
        var ordered = diagnostics.Distinct().OrderBy(d => d.Path == path ? 0 : 1).ThenBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Range.Start);
        return new SpecFile(path, specs.ToEquatableArray(), ordered.ToEquatableArray());
    }

    /// <summary>Parses one schema on its own, as the attribute on a generated type carries it, with all that it refers to.</summary>
    /// <param name="documents">What references may lead to outside the text; nothing but the meta-schema where left out.</param>
    /// <param name="formats">Which formats refuse a text; all where left out.</param>
    /// <returns>Null where the text, or what it refers to, is malformed, which the diagnostics tell.</returns>
    public static SchemaDocument? ParseDocument(
        string json, ICollection<SpecDiagnostic> diagnostics, SchemaDocuments? documents = null, FormatAssertion? formats = null)
    {
        var file = new SourceFile("schema", json);
        var read = JsonReader.Read(file);
        foreach (var diagnostic in read.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        var scope = SchemaScope.Standalone with { Documents = documents ?? SchemaDocuments.None, Formats = formats ?? FormatAssertion.All };
        return read.FirstError is null ? SchemaDocumentParser.Parse("This text", read.Root, new DiagnosticBag(file, read, diagnostics), scope) : null;
    }

    /// <summary>As <see cref="ParseDocument"/>, for a schema that refers to nothing: its root alone.</summary>
    public static Schema? ParseSchema(string json, ICollection<SpecDiagnostic> diagnostics, SchemaDocuments? documents = null) =>
        ParseDocument(json, diagnostics, documents)?.Root;
}

/// <summary>What one file gave: its specs after overlays, and what is to be said of it.</summary>
internal sealed record SpecFile(string Path, EquatableArray<Spec> Specs, EquatableArray<SpecDiagnostic> Diagnostics);
