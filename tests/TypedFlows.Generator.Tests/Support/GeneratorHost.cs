using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedFlows.Generator.Tests.Support;

/// <summary>
/// Runs the generator in a project that is kept between changes. Every run is repeated with another .cs file. The repetition must not run a
/// step again, and the values between steps must not contain a type of Roslyn.
/// </summary>
internal sealed class GeneratorHost
{
    private readonly Dictionary<string, InMemoryText> _files = new(StringComparer.Ordinal);

    private GeneratorDriver _driver;

    private int _edits;

    public GeneratorHost(params SpecInput[] files)
        : this(BuildOptions.Default, files)
    {
    }

    public GeneratorHost(BuildOptions options, params SpecInput[] files)
    {
        var texts = files.Select(file => new InMemoryText(file)).ToArray();
        foreach (var text in texts)
        {
            _files.Add(text.Path, text);
        }

        _driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()],
            texts,
            Compilations.ParseOptions,
            options,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    public Compilation Compilation { get; private set; } = Compilations.Create("App", "class Unrelated { }");

    public GeneratorHost Edit(string path, Func<string, string> change)
    {
        var old = _files[path];
        var changed = change(old.Input.Text);
        Assert.NotEqual(old.Input.Text, changed);
        var text = new InMemoryText(old.Input with { Text = changed });
        _driver = _driver.ReplaceAdditionalText(old, text);
        _files[path] = text;
        return this;
    }

    public GeneratorHost Add(SpecInput file)
    {
        var text = new InMemoryText(file);
        _files.Add(file.Path, text);
        _driver = _driver.AddAdditionalTexts([text]);
        return this;
    }

    public GeneratorRun Run()
    {
        _driver = _driver.RunGenerators(Compilation);
        var run = new GeneratorRun(_driver.GetRunResult().Results.Single());
        Assert.Null(run.Result.Exception);

        Compilation = Compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText($"class Edit{_edits} {{ }}", Compilations.ParseOptions, $"Edit{_edits++}.cs"));
        _driver = _driver.RunGenerators(Compilation);
        var again = new GeneratorRun(_driver.GetRunResult().Results.Single());
        Assert.All(again.Steps, step => Assert.All(again.Reasons(step), reason =>
            Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"{step} was {reason} after an edit of a .cs file")));
        Assert.All(again.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        RoslynTypes.AssertNone(again);
        return run;
    }

    /// <summary>Gets the project with its generated code.</summary>
    public Compilation Compile(params string[] sources)
    {
        var compilation = Compilation.AddSyntaxTrees(
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Compilations.ParseOptions, $"Program{i}.cs")));
        _driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);
        return updated;
    }
}
