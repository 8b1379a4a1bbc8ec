using Microsoft.CodeAnalysis;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Generator;

/// <summary>
/// Connects the steps of the compiler to the build, from spec files to C# and diagnostics. Every step is named, maps plain values to plain
/// values, and is skipped if its input is unchanged. The values are classes, because for each struct the JIT compiler would compile the
/// generic tables of Roslyn again, which takes longer than the steps.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SpecGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SpecProject.From(options.GlobalOptions))
            .WithTrackingName(StepNames.Project);

        var ofProject = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SpecReport.From(SpecProject.Diagnose(options.GlobalOptions), []))
            .WithTrackingName(StepNames.Properties);

        // The copies have no name among the steps, because they hold the files of Roslyn instead of their texts.
        var copies = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => SpecCopy.TryFind(pair.Left, pair.Right))
            .Where(static copy => copy is not null)
            .Select(static (copy, _) => copy!)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());

        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellationToken) => SpecText.TryRead(pair.Left, pair.Right, cancellationToken))
            .Where(static file => file is not null)
            .Select(static (file, _) => file!)
            .Combine(copies)
            .Select(static (pair, cancellationToken) => pair.Left.WithoutDamage(pair.Right, cancellationToken))
            .WithTrackingName(StepNames.Files);

        var overlays = files
            .Select(static (file, _) => SpecCompiler.TryReadOverlay(file.File))
            .Where(static overlay => overlay is not null)
            .Collect()
            .Select(static (all, _) => SpecCompiler.Sort(all))
            .WithTrackingName(StepNames.Overlays);

        var texts = files
            .Select(static (file, _) => file.File.File)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());

        var documents = files
            .Select(static (file, _) => SpecCompiler.Documents(file.File))
            .Where(static file => file.Uris.Count > 0)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());

        // A search of the text finds the referenced files. They are compiled with the file, and a change of any other file has no effect on
        // it.
        var referring = files
            .Combine(texts)
            .Combine(documents)
            .Select(static (pair, _) => new ReferringFile(
                pair.Left.Left.File,
                SpecCompiler.References(pair.Left.Left.File, pair.Left.Right),
                SpecCompiler.IsReferenced(pair.Left.Left.File, pair.Right)))
            .WithTrackingName(StepNames.References);

        var setup = overlays
            .Combine(project.Select(static (p, _) => p.Formats))
            .Select(static (pair, _) => new SpecSetup(pair.Left, pair.Right));

        var compiled = referring
            .Combine(setup)
            .Select(
                static (pair, _) => SpecCompiler.Compile(
                    pair.Left.File, pair.Left.References, pair.Right.Overlays, pair.Right.Formats, pair.Left.IsReferenced))
            .WithTrackingName(StepNames.Compiled);

        var models = compiled
            .SelectMany(static (file, _) => file.Models)
            .WithTrackingName(StepNames.Models);

        var identities = models
            .Collect()
            .Select(static (all, _) => SpecCompiler.Identities(all))
            .WithTrackingName(StepNames.Identities);

        var links = identities
            .Combine(overlays)
            .Select(static (pair, _) => SpecCompiler.Link(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Links);

        var table = links.Select(static (outcome, _) => outcome.Table);
        var @namespace = project.Select(static (p, _) => p.Namespace);

        // The name is looked up before the namespace is combined, so that a new partner of another spec does not emit this file again.
        var sources = models
            .Combine(table)
            .SelectMany(static (pair, _) => NamedModel.From(pair.Left, pair.Right))
            .Combine(@namespace)
            .Select(static (pair, _) => SpecCompiler.Emit(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Sources);

        var linkSource = table
            .Combine(@namespace)
            .Select(static (pair, _) => SpecCompiler.EmitLinks(pair.Left, pair.Right))
            .WithTrackingName(StepNames.LinkSource);

        context.RegisterSourceOutput(sources, static (output, source) => source.AddTo(output));
        context.RegisterSourceOutput(linkSource, static (output, source) => source?.AddTo(output));

        // Diagnostics have separate outputs. A moved line does not emit sources again, and diagnostics are reported even if the sources
        // fail.
        var locations = files
            .Select(static (file, _) => file.LocationOf)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray())
            .WithTrackingName(StepNames.Locations);

        var ofFiles = compiled
            .Select(static (file, _) => file.Diagnostics)
            .Combine(locations)
            .Select(static (pair, _) => SpecReport.From(pair.Left, pair.Right))
            .WithTrackingName(StepNames.Diagnostics);

        var ofLinks = links
            .Combine(texts)
            .Select(static (pair, _) => SpecCompiler.Locate(pair.Left, pair.Right))
            .Combine(locations)
            .Select(static (pair, _) => SpecReport.From(pair.Left, pair.Right))
            .WithTrackingName(StepNames.LinkDiagnostics);

        var ofSources = sources
            .Combine(locations)
            .Select(static (pair, _) => SpecReport.From(pair.Left.Failures, pair.Right))
            .WithTrackingName(StepNames.Failures);

        var ofLinkSource = linkSource
            .Combine(locations)
            .Select(static (pair, _) => SpecReport.From(pair.Left?.Failures ?? [], pair.Right))
            .WithTrackingName(StepNames.Failures);

        context.RegisterSourceOutput(ofProject, static (output, report) => report.AddTo(output));
        context.RegisterSourceOutput(ofFiles, static (output, report) => report.AddTo(output));
        context.RegisterSourceOutput(ofLinks, static (output, report) => report.AddTo(output));
        context.RegisterSourceOutput(ofSources, static (output, report) => report.AddTo(output));
        context.RegisterSourceOutput(ofLinkSource, static (output, report) => report.AddTo(output));
    }
}
