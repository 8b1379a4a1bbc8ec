using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.CompilerServices;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Represents a project with a generator that is kept between edits.</summary>
internal sealed class GeneratorProject
{
    private readonly Compilation _compilation;
    private GeneratorDriver _driver;

    public GeneratorProject(ISourceGenerator generator, IEnumerable<AdditionalText> specs, bool tracksSteps = false)
    {
        _compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText("class Program { }", path: "Program.cs")],
            [
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(SpecSchemaAttribute).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        _driver = CSharpGeneratorDriver.Create(
            [generator],
            specs,
            CSharpParseOptions.Default,
            new ProjectOptions(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));
    }

    /// <summary>Gets the generated files of the last run by name.</summary>
    public IEnumerable<GeneratedSourceResult> Sources => _driver.GetRunResult().Results.Single().GeneratedSources;

    /// <summary>Gets the names of the steps that ran in the last run. It requires step tracking.</summary>
    public IEnumerable<string> StepsThatRan => _driver.GetRunResult().Results.Single().TrackedSteps
        .Where(
            step =>
                step.Value.Any(
                    run =>
                        run.Outputs.Any(
                            output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))))
        .Select(step => step.Key);

    /// <returns>The time of the first run in milliseconds.</returns>
    public double Run() => Run(_compilation);

    /// <returns>The time of a run after an unrelated C# edit in milliseconds.</returns>
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
