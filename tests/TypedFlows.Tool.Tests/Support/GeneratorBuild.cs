using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.CompilerServices;
using TypedFlows.Generator;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Runs the generator over a folder of specs, as a build does.</summary>
internal static class GeneratorBuild
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp12);

    private static readonly IReadOnlyList<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(
                path =>
                    Path.GetFileName(path) is var name
                        && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(SpecSchemaAttribute).Assembly.Location),
    ];

    public static GeneratorRunResult Run(string folder, string @namespace)
    {
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(path => new SpecFile(path));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()],
            files,
            s_options,
            new Options(folder, @namespace));
        return driver.RunGenerators(CSharpCompilation.Create("App")).GetRunResult().Results.Single();
    }

    /// <summary>Returns the errors of sources that are compiled only against the runtime library.</summary>
    public static IEnumerable<string> Errors(IEnumerable<string> files) => CSharpCompilation.Create(
            "App",
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), s_options, file)),
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString());

    private sealed class SpecFile(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }

    private sealed class Options(string folder, string @namespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.TypedFlowsNamespace"] = @namespace,
            ["build_property.ProjectDir"] = Path.GetDirectoryName(folder)!,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.SpecFile"] = "true" });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
