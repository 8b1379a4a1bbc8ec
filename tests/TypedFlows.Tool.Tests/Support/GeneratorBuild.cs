using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Generator;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Runs the generator over a folder of specs, as a build does.</summary>
internal static class GeneratorBuild
{
    public static GeneratorRunResult Run(string folder, string @namespace)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new InMemoryText(new SpecInput(path, File.ReadAllText(path))));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()],
            files,
            Compilations.ParseOptions,
            new BuildOptions(new Dictionary<string, string>
            {
                ["build_property.TypedFlowsNamespace"] = @namespace,
                ["build_property.ProjectDir"] = Path.GetDirectoryName(folder)!,
            }));
        return driver.RunGenerators(CSharpCompilation.Create("App")).GetRunResult().Results.Single();
    }

    /// <summary>Returns the errors of sources that are compiled only against the runtime library.</summary>
    public static IEnumerable<string> Errors(IEnumerable<string> files) => CSharpCompilation.Create(
            "App",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Compilations.ParseOptions, file)),
            RuntimeReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => diagnostic.ToString());
}
