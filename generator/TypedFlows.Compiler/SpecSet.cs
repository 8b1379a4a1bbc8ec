using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>All spec files of a project, compiled at once: what the generator does step by step, for hosts that cache nothing.</summary>
/// <param name="Models">In the order of their files; each with the name that linking gave it, null for one that is not printed.</param>
/// <param name="Sources">What is generated, in ordinal order of the hint names.</param>
/// <param name="Diagnostics">What is to be said, in ordinal order of the files and by place.</param>
internal sealed record SpecSet(
    EquatableArray<KeyValuePair<string?, SpecModel>> Models, EquatableArray<GeneratedSource> Sources, EquatableArray<SpecDiagnostic> Diagnostics)
{
    /// <param name="namespace">Namespace of everything generated; what is no valid one is made one.</param>
    /// <param name="advance">Told after each file how many are done.</param>
    public static SpecSet Compile(
        IReadOnlyList<SpecFileText> files, string @namespace, FormatAssertion formats, CancellationToken cancellation = default, Action<int>? advance = null)
    {
        var overlays = Overlays(files);
        var texts = files.Select(file => new SchemaText(file.Path, file.Text)).ToList();
        var compiled = new List<CompiledFile>(files.Count);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            compiled.Add(SpecSteps.Compile(file, SpecSteps.References(file, texts), overlays, formats));
            advance?.Invoke(compiled.Count);
        }

        var models = compiled.SelectMany(file => file.Models).ToList();
        var links = SpecSteps.Link(SpecSteps.Sort(models.Select(model => model.Identity)), overlays);
        var valid = NamespaceName.From(@namespace);
        var sources = new List<GeneratedSource>();
        foreach (var model in models)
        {
            cancellation.ThrowIfCancellationRequested();
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
            models.Select(model => new KeyValuePair<string?, SpecModel>(links.Table.Find(model.Identity)?.TypeName, model)).ToEquatableArray(),
            sources.OrderBy(source => source.HintName, StringComparer.Ordinal).ToEquatableArray(),
            compiled.SelectMany(file => file.Diagnostics)
                .Concat(SpecSteps.Locate(links, files))
                .Concat(sources.SelectMany(source => source.Failures))
                .Distinct()
                .OrderBy(said => said.Path, StringComparer.Ordinal).ThenBy(said => said.Range.Start).ThenBy(said => said.Rule.Id, StringComparer.Ordinal)
                .ToEquatableArray());
    }

    /// <summary>The overlays among the files, in the order in which they are applied.</summary>
    public static EquatableArray<Overlay> Overlays(IEnumerable<SpecFileText> files) =>
        files.Select(SpecSteps.TryReadOverlay).OfType<Overlay>().OrderBy(overlay => overlay.Path, StringComparer.Ordinal).ToEquatableArray();
}
