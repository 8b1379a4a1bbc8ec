using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Compiles spec text to C# in steps. Each step is a pure function, so a host can cache its results.</summary>
internal static class SpecCompiler
{
    /// <summary>
    /// Step 0: returns the spec files that references in one file may refer to. A change of any other file does not require a new
    /// compilation.
    /// </summary>
    public static EquatableArray<SchemaText> References(string path, string text, IReadOnlyList<SchemaText> all) =>
        ReferencedTexts.Of(path, text, all);

    /// <summary>Step 1: compiles one file, with the overlays of the project, to models. An overlay file has no models.</summary>
    /// <param name="kind">The <c>Kind</c> metadata of the item, or null to detect the kind from the content.</param>
    /// <param name="references">The result of step 0 for the file. No reference to another file is resolved if it is omitted.</param>
    /// <param name="formats">The formats that are checked. All formats are checked if it is omitted.</param>
    public static CompiledFile Compile(
        string path, string text, string? typeName, EquatableArray<Overlay> overlays, EquatableArray<SchemaText>? references =
            null, FormatAssertion? formats = null,
        string? kind = null)
    {
        var file = SpecParser.Parse(path, text, typeName, overlays, new SchemaDocuments(references ?? []), formats, kind);
        var models = new List<SpecModel>();
        var diagnostics = new List<SpecDiagnostic>(file.Diagnostics);
        foreach (var spec in file.Specs)
        {
            diagnostics.AddRange(Compile(spec, out var model).Select(diagnostic => Locate(diagnostic, text)));
            models.Add(model);
        }

        return new CompiledFile(
            models.ToEquatableArray(),
            diagnostics.OrderBy(d => d.Path == path ? 0 : 1)
                .ThenBy(d => d.Path, StringComparer.Ordinal)
                .ThenBy(d => d.Range.Start)
                .ToEquatableArray());
    }

    /// <summary>Step 1 for a parsed spec: returns its model and the diagnostics about its schemas.</summary>
    public static EquatableArray<LinkDiagnostic> Compile(Spec spec, out SpecModel model)
    {
        model = SpecModeler.Model(spec);
        return DefaultCheck.Find(spec).ToEquatableArray();
    }

    /// <summary>Step 2: assigns the C# name and the partners of each spec, based only on the identities of the specs.</summary>
    public static LinkResult Link(EquatableArray<SpecIdentity> specs, EquatableArray<Overlay> overlays) => SpecLinker.Link(specs, overlays);

    /// <summary>Returns a diagnostic of step 2 with its line and column in the text of the file.</summary>
    public static SpecDiagnostic Locate(LinkDiagnostic diagnostic, string text) => PointerLocator.Locate(diagnostic, text);

    /// <summary>Step 3: emits one spec.</summary>
    /// <param name="typeName">The C# name that linking assigned to the spec.</param>
    public static string Emit(SpecModel model, string typeName, string @namespace) => SpecEmitter.Emit(model, typeName, @namespace);

    /// <summary>Step 4: emits the source connectors that each flow accepts.</summary>
    public static string EmitLinks(LinkTable links, string @namespace) => LinksEmitter.Emit(links, @namespace);

    /// <summary>Returns the hint name of the file of a spec: its C# name, followed by <c>.g.cs</c>.</summary>
    public static string HintName(string typeName) => typeName + (PortableFileName.IsDevice(typeName) ? "-.g.cs" : ".g.cs");
}
