using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>
/// Represents all compiled spec files of a project, for hosts that cache nothing. The generator runs the same steps one by one.
/// </summary>
/// <param name="Models">
/// The models in the order of their files, each with the name that linking assigned. The name is null if the spec is not emitted.
/// </param>
/// <param name="Sources">The generated files in ordinal order of their hint names.</param>
/// <param name="Diagnostics">The diagnostics in ordinal order of the files, then by location.</param>
internal sealed record SpecCompilation(
    EquatableArray<KeyValuePair<string?, SpecModel>> Models,
    EquatableArray<GeneratedSource> Sources,
    EquatableArray<SpecDiagnostic> Diagnostics)
{
    /// <summary>Gets the names of all types.</summary>
    public required LinkTable Links { get; init; }

    /// <param name="namespace">The namespace of the generated code. Invalid characters are replaced.</param>
    /// <param name="advance">A callback that receives the number of compiled files after each file.</param>
    public static SpecCompilation Create(
        IReadOnlyList<SpecFileText> files,
        string @namespace,
        FormatAssertion formats,
        Action<int>? advance = null,
        CancellationToken cancellationToken = default)
    {
        var overlays = SpecCompiler.Sort(files.Select(SpecCompiler.TryReadOverlay));
        var texts = files.Select(file => file.File).ToList();
        var documents = files.Select(SpecCompiler.Documents).ToList();
        var compiled = new List<CompiledFile>(files.Count);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            compiled.Add(SpecCompiler.Compile(
                file, SpecCompiler.References(file, texts), overlays, formats, SpecCompiler.IsReferenced(file, documents)));
            advance?.Invoke(compiled.Count);
        }

        var models = compiled.SelectMany(file => file.Models).ToList();
        var links = SpecCompiler.Link(SpecCompiler.Identities(models), overlays);
        var valid = NamespaceName.From(@namespace);
        var sources = new List<GeneratedSource>();
        foreach (var named in models.SelectMany(model => NamedModel.From(model, links.Table)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            sources.Add(SpecCompiler.Emit(named, valid));
        }

        if (SpecCompiler.EmitLinks(links.Table, valid) is { } linkSource)
        {
            sources.Add(linkSource);
        }

        return new(
            models.Select(model => new KeyValuePair<string?, SpecModel>(links.Table.Find(model.Identity)?.TypeName, model))
                .ToEquatableArray(),
            sources.OrderBy(source => source.HintName, StringComparer.Ordinal).ToEquatableArray(),
            compiled.SelectMany(file => file.Diagnostics)
                .Concat(SpecCompiler.Locate(links, texts))
                .Concat(sources.SelectMany(source => source.Failures))
                .Distinct()
                .OrderBy(diagnostic => diagnostic.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Range.Start)
                .ThenBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
                .ToEquatableArray())
        { Links = links.Table };
    }
}
