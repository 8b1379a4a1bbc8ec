using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.CompilerServices;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>A project with a generator in it, kept between edits.</summary>
internal sealed class GeneratorProject
{
    private readonly Compilation _compilation;
    private GeneratorDriver _driver;

    public GeneratorProject(ISourceGenerator generator, IEnumerable<AdditionalText> specs, bool tracksSteps = false)
    {
        _compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText("class Program { }", path: "Program.cs")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), MetadataReference.CreateFromFile(typeof(SpecSchemaAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create(
            [generator],
            specs,
            CSharpParseOptions.Default,
            new ProjectOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));
    }

    /// <summary>The generated files of the last run, by their names.</summary>
    public IEnumerable<GeneratedSourceResult> Sources => _driver.GetRunResult().Results.Single().GeneratedSources;

    /// <summary>Names of the steps of the last run that did anything; needs tracked steps.</summary>
    public IEnumerable<string> StepsThatRan => _driver.GetRunResult().Results.Single().TrackedSteps
        .Where(step => step.Value.Any(run => run.Outputs.Any(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))))
        .Select(step => step.Key);

    /// <returns>Milliseconds of the first run.</returns>
    public double Run() => Run(_compilation);

    /// <returns>Milliseconds of a run after an edit of C# that is no concern of the generator.</returns>
    public double RunAfterEdit(int edit) =>
        Run(_compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"class Unrelated{edit} {{ }}", path: "Unrelated.cs")));

    private double Run(Compilation compilation)
    {
        var start = Stopwatch.GetTimestamp();
        _driver = _driver.RunGenerators(compilation);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var result = _driver.GetRunResult();
        return result.Results.Single().Exception is { } failure
            ? throw new InvalidOperationException("The generator failed.", failure)
            : time;
    }
}
