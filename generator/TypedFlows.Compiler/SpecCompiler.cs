using TypedFlows.Compiler.Emit;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Modeling;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>The way from spec text to C#, step by step; each step is a pure function, so that a host can cache between them.</summary>
internal static class SpecCompiler
{
    /// <summary>Step 0: of all spec files, those that references in one of them may lead to. A host need not compile it again for any other.</summary>
    public static EquatableArray<SchemaText> References(string path, string text, IReadOnlyList<SchemaText> all) => ReferencedTexts.Of(path, text, all);

    /// <summary>Step 1: one file, with the overlays of the project, to models. An overlay file gives none.</summary>
    /// <param name="kind">Kind metadata of the file's item; null where the content tells the kind.</param>
    /// <param name="references">What step 0 gave for the file; nothing where left out.</param>
    /// <param name="formats">Which formats refuse a text; all where left out.</param>
    public static CompiledFile Compile(
        string path, string text, string? typeName, EquatableArray<Overlay> overlays, EquatableArray<SchemaText>? references = null, FormatAssertion? formats = null,
        string? kind = null)
    {
        var file = SpecParser.Parse(path, text, typeName, overlays, new SchemaDocuments(references ?? []), formats, kind);
        var models = new List<SpecModel>();
        var diagnostics = new List<SpecDiagnostic>(file.Diagnostics);
        foreach (var spec in file.Specs)
        {
            diagnostics.AddRange(Compile(spec, out var model).Select(finding => Locate(finding, text)));
            models.Add(model);
        }

        return new CompiledFile(
            models.ToEquatableArray(),
            diagnostics.OrderBy(d => d.Path == path ? 0 : 1).ThenBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Range.Start).ToEquatableArray());
    }

    /// <summary>Step 1 for a spec that is parsed already: its model, and what is to be said of its schemas.</summary>
    public static EquatableArray<LinkDiagnostic> Compile(Spec spec, out SpecModel model)
    {
        model = SpecModeler.Model(spec);
        return DefaultCheck.Find(spec).ToEquatableArray();
    }

    /// <summary>Step 2: gives each spec its C# name and its partners, from identities alone.</summary>
    public static LinkResult Link(EquatableArray<SpecIdentity> specs, EquatableArray<Overlay> overlays) => SpecLinker.Link(specs, overlays);

    /// <summary>Gives a finding of step 2 its line and column in the text of its file.</summary>
    public static SpecDiagnostic Locate(LinkDiagnostic finding, string text) => PointerLocator.Locate(finding, text);

    /// <summary>Step 3: prints one spec.</summary>
    /// <param name="typeName">The C# name that linking gave it.</param>
    public static string Emit(SpecModel model, string typeName, string @namespace) => SpecEmitter.Emit(model, typeName, @namespace);

    /// <summary>Step 4: prints which source may feed which flow.</summary>
    public static string EmitLinks(LinkTable links, string @namespace) => LinksEmitter.Emit(links, @namespace);

    /// <summary>The hint name of a spec's file: its C# name, then <c>.g.cs</c>.</summary>
    public static string HintName(string typeName) => typeName + (PortableFileName.IsDevice(typeName) ? "-.g.cs" : ".g.cs");
}
