using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses spec text.</summary>
internal static class SpecParser
{
    /// <summary>
    /// Returns the overlay in this file, or null if the file is not a valid overlay. <see cref="Parse"/> reports a malformed one.
    /// </summary>
    public static Overlay? TryReadOverlay(string path, string text) => OverlayReader.TryRead(path, text);

    /// <summary>Reads a spec file, applies the matching overlays, and parses the schemas. Invalid text never causes an exception.</summary>
    /// <param name="typeName">The TypeName metadata of the item, or null.</param>
    /// <param name="overlays">Every overlay of the project. The matching ones are applied in ordinal order of their paths.</param>
    /// <param name="documents">The other documents that references may refer to. There are none if it is omitted.</param>
    /// <param name="formats">The formats that are checked. All formats are checked if it is omitted.</param>
    /// <param name="kind">The Kind metadata of the item, or null to detect the kind from the content.</param>
    public static SpecFile Parse(
        string path, string text, string? typeName, EquatableArray<Overlay> overlays, SchemaDocuments? documents =
            null, FormatAssertion? formats = null,
        string? kind = null)
    {
        var file = new SourceFile(path, text);
        var read = JsonReader.Read(file);
        var diagnostics = new List<SpecDiagnostic>(read.Diagnostics);
        var scope = new SchemaScope(
            UriReference.OfPath(path), read.Root, documents ?? SchemaDocuments.None)
        { Formats = formats ?? FormatAssertion.All };
        var specs = new DocumentParser(path, typeName, kind, overlays, new DiagnosticBag(file, read, diagnostics), scope).Parse(read.Root);

        // The order is stable: the diagnostics of the file by location, then those in overlays. Two parts may report the same error.
        var ordered = diagnostics.Distinct()
            .OrderBy(d => d.Path == path ? 0 : 1)
            .ThenBy(d => d.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Range.Start);
        return new SpecFile(path, specs.ToEquatableArray(), ordered.ToEquatableArray());
    }

    /// <summary>Parses one schema, as the attribute of a generated type contains it, with the targets of its references.</summary>
    /// <param name="documents">
    /// The other documents that references may refer to. Only the meta-schema is available if it is omitted.
    /// </param>
    /// <param name="formats">The formats that are checked. All formats are checked if it is omitted.</param>
    /// <returns>The document, or null if the text or the target of a reference is malformed, which the diagnostics report.</returns>
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
        return read.FirstError is null
            ? SchemaDocumentParser.Parse("This text", read.Root, new DiagnosticBag(file, read, diagnostics), scope) : null;
    }

    /// <summary>Parses a schema without references and returns its root. See <see cref="ParseDocument"/>.</summary>
    public static Schema? ParseSchema(string json, ICollection<SpecDiagnostic> diagnostics, SchemaDocuments? documents = null) =>
        ParseDocument(json, diagnostics, documents)?.Root;
}

/// <summary>Represents the result of parsing one file: its specs after overlays, and the diagnostics.</summary>
internal sealed record SpecFile(string Path, EquatableArray<Spec> Specs, EquatableArray<SpecDiagnostic> Diagnostics);
