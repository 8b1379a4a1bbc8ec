using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>
/// Compiles all spec files of a project at once, for hosts that cache nothing. The generator runs the same steps one by one.
/// </summary>
/// <param name="Models">
/// The models in the order of their files, each with the name that linking assigned. The name is null if the spec is not emitted.
/// </param>
/// <param name="Sources">The generated files in ordinal order of their hint names.</param>
/// <param name="Diagnostics">The diagnostics in ordinal order of the files, then by location.</param>
internal sealed record SpecSet(
    EquatableArray<KeyValuePair<string?, SpecModel>> Models, EquatableArray<GeneratedSource> Sources,
    EquatableArray<SpecDiagnostic> Diagnostics)
{
    /// <param name="namespace">The namespace of the generated code. Invalid characters are replaced.</param>
    /// <param name="advance">A callback that receives the number of compiled files after each file.</param>
    public static SpecSet Compile(
        IReadOnlyList<SpecFileText> files, string @namespace, FormatAssertion formats, CancellationToken cancellationToken =
            default, Action<int>? advance = null)
    {
        var overlays = Overlays(files);
        var texts = files.Select(file => new SchemaText(file.Path, file.Text)).ToList();
        var compiled = new List<CompiledFile>(files.Count);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            compiled.Add(SpecSteps.Compile(file, SpecSteps.References(file, texts), overlays, formats));
            advance?.Invoke(compiled.Count);
        }

        var models = compiled.SelectMany(file => file.Models).ToList();
        var links = SpecSteps.Link(SpecSteps.Sort(models.Select(model => model.Identity)), overlays);
        var valid = NamespaceName.From(@namespace);
        var sources = new List<GeneratedSource>();
        foreach (var model in models)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NamedModel.From(model, links.Table) is { } named)
            {
                sources.Add(SpecSteps.Emit(named, valid));
            }
        }

        if (SpecSteps.EmitLinks(links.Table, valid) is { } linkSource)
        {
            sources.Add(linkSource);
        }

        return new(
            models.Select(model => new KeyValuePair<string?, SpecModel>(links.Table.Find(model.Identity)?.TypeName, model))
                .ToEquatableArray(),
            sources.OrderBy(source => source.HintName, StringComparer.Ordinal).ToEquatableArray(),
            compiled.SelectMany(file => file.Diagnostics)
                .Concat(SpecSteps.Locate(links, files))
                .Concat(sources.SelectMany(source => source.Failures))
                .Distinct()
                .OrderBy(said =>
                    said.Path, StringComparer.Ordinal).ThenBy(said => said.Range.Start).ThenBy(said => said.Rule.Id, StringComparer.Ordinal)
                .ToEquatableArray());
    }

    /// <summary>Returns the overlays among the files, in the order in which they are applied.</summary>
    public static EquatableArray<Overlay> Overlays(IEnumerable<SpecFileText> files) =>
        files.Select(SpecSteps.TryReadOverlay)
            .OfType<Overlay>()
            .OrderBy(overlay => overlay.Path, StringComparer.Ordinal)
            .ToEquatableArray();
}
