using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>Parses spec text.</summary>
internal static class SpecParser
{
    /// <summary>Reads a spec file, applies the matching overlays, and parses the schemas. Invalid text never causes an exception.</summary>
    /// <param name="overlays">Every overlay of the project. The matching ones are applied in ordinal order of their paths.</param>
    /// <param name="documents">The other documents that references may refer to. There are none if it is omitted.</param>
    /// <param name="formats">The formats that are checked. All formats are checked if it is omitted.</param>
    public static SpecFile Parse(
        SpecFileText input, EquatableArray<Overlay> overlays, SchemaDocuments? documents = null, FormatAssertion? formats = null)
    {
        var file = input.File;
        var read = file.Json;
        var diagnostics = new List<SpecDiagnostic>(read.Diagnostics);
        var scope = new SchemaScope(
            UriReference.OfPath(file.Path), read.Root, documents ?? SchemaDocuments.None, formats ?? FormatAssertion.All);
        var specs = new DocumentParser(input, overlays, new DiagnosticBag(file, diagnostics), scope).Parse(read.Root);

        // The order is stable: the diagnostics of the file by location, then those in overlays. Two parts may report the same error.
        var ordered = diagnostics.Distinct()
            .OrderBy(d => d.Path == file.Path ? 0 : 1)
            .ThenBy(d => d.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Range.Start);
        return new SpecFile(file.Path, specs.ToEquatableArray(), ordered.ToEquatableArray());
    }

    /// <summary>Parses one schema, as the attribute of a generated type contains it, with the targets of its references.</summary>
    /// <param name="documents">
    /// The other documents that references may refer to. Only the meta-schemas are available if it is omitted.
    /// </param>
    /// <param name="formats">The formats that are checked. All formats are checked if it is omitted.</param>
    /// <param name="dialect">The dialect of documents that name none. It is draft-07 if it is omitted.</param>
    /// <returns>The document, or null if the text or the target of a reference is malformed, which the diagnostics report.</returns>
    public static SchemaDocument? ParseDocument(
        string json, ICollection<SpecDiagnostic> diagnostics, SchemaDocuments? documents = null, FormatAssertion? formats = null,
        SchemaDialect? dialect = null)
    {
        var file = new SourceFile("schema", json);
        var read = file.Json;
        foreach (var diagnostic in read.Diagnostics)
        {
            diagnostics.Add(diagnostic);
        }

        var scope = new SchemaScope(string.Empty, null, documents ?? SchemaDocuments.None, formats ?? FormatAssertion.All)
        {
            IsXdm = true,
            Dialect = dialect ?? SchemaDialect.Draft07,
        };
        return read.FirstError is null
            ? SchemaDocumentParser.Parse("This text", read.Root, new DiagnosticBag(file, diagnostics), scope) : null;
    }

    /// <summary>Parses a schema without references and returns its root. See <see cref="ParseDocument"/>.</summary>
    public static Schema? ParseSchema(string json, ICollection<SpecDiagnostic> diagnostics, SchemaDocuments? documents = null) =>
        ParseDocument(json, diagnostics, documents)?.Root;
}

/// <summary>Represents the result of parsing one file: its specs after overlays, and the diagnostics.</summary>
internal sealed record SpecFile(string Path, EquatableArray<Spec> Specs, EquatableArray<SpecDiagnostic> Diagnostics);
