using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Client;
using TypedFlows.Generator;
using TypedFlows.Generator.Analysis;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Tool.Tests.Support;

/// <summary>Builds an imported project in memory, with the generator and the analyzer, and runs it.</summary>
internal sealed partial class ImportedBuild
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.Latest);

    private readonly Assembly _assembly;

    private ImportedBuild(Assembly assembly) => _assembly = assembly;

    /// <summary>Compiles a project. The test fails if the build has an error or a warning.</summary>
    public static async Task<ImportedBuild> OfAsync(string folder)
    {
        var project = await File.ReadAllTextAsync(Directory.EnumerateFiles(folder, "*.csproj").Single());
        var name = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(folder, "*.csproj").Single());
        var silenced = NoWarn().Match(project).Groups["ids"].Value.Split(';');
        string[] files = [Path.Combine(folder, "Program.cs"), Path.Combine(folder, "tests", "ImportedPipelineTests.cs")];

        // The test project copies the specs and the data to its output.
        var sources = files.Select(file => CSharpSyntaxTree.ParseText(
                File.ReadAllText(file)
                    .Replace("Path.Combine(AppContext.BaseDirectory, \"specs\")", Literal(folder, "specs"), StringComparison.Ordinal)
                    .Replace("AppContext.BaseDirectory", Literal(folder, "tests"), StringComparison.Ordinal), s_options, file));
        var specs = Directory.EnumerateFiles(Path.Combine(folder, "specs"), "*.json", SearchOption.AllDirectories)
            .Select(path => new SpecInput(path, File.ReadAllText(path))
            {
                TypeName = Regex.Match(project, $"Update=\"{Path.GetRelativePath(folder, path)}\" TypeName=\"([^\"]*)\"").Groups[1].Value,
            });
        return new(await CompileAsync(name, folder, sources, specs, silenced));
    }

    /// <summary>Compiles a program with the generator. The test fails if the build has an error or a warning.</summary>
    public static async Task<Assembly> CompileAsync(
        string name, string folder, IEnumerable<SyntaxTree> sources, IEnumerable<SpecInput> specs, params IReadOnlyList<string> silenced)
    {
        var compilation = CSharpCompilation.Create(
            $"{name}{Guid.NewGuid():n}", sources.Append(CSharpSyntaxTree.ParseText(Usings, s_options)),
            RuntimeReferences.Including(file => file.StartsWith("TypedFlows.", StringComparison.Ordinal)
                || file.StartsWith("xunit.", StringComparison.Ordinal) || file.StartsWith("Microsoft.", StringComparison.Ordinal)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()], specs.Select(spec => new InMemoryText(spec)), s_options,
            new BuildOptions(new Dictionary<string, string>
            {
                ["build_property.RootNamespace"] = name,
                ["build_property.ProjectDir"] = folder + Path.DirectorySeparatorChar,
            }));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var ofSpecs);
        var ofUses = await generated.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(generated.GetDiagnostics().Concat(ofUses).Concat(ofSpecs.Where(found => !silenced.Contains(found.Id)))
            .Where(found => found.Severity >= DiagnosticSeverity.Warning && !found.IsSuppressed).Select(found => found.ToString()));
        using var image = new MemoryStream();
        var emitted = generated.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Creates the imported pipeline.</summary>
    /// <param name="setting">Returns a credential by the name of its variable.</param>
    public Pipeline Pipeline(Func<string, string>? setting = null)
    {
        var create = _assembly.GetType("ImportedPipeline")!.GetMethod("Create")!;
        return (Pipeline)create.Invoke(null, create.GetParameters().Length == 0 ? [] : [setting ?? (name => "value of " + name)])!;
    }

    /// <summary>Runs the imported test, and returns the reason for which it is skipped, or <see langword="null"/>.</summary>
    public async Task<string?> TestAsync()
    {
        var type = _assembly.GetType("ImportedPipelineTests")!;
        var test = type.GetMethod("It_stores_every_row")!;
        if (test.GetCustomAttribute<FactAttribute>()!.Skip is { } reason)
        {
            return reason;
        }

        await (Task)test.Invoke(Activator.CreateInstance(type), null)!;
        return null;
    }

    private static string Literal(string folder, string inner) => SymbolDisplay.FormatLiteral(Path.Combine(folder, inner), quote: true);

    [GeneratedRegex(@"<NoWarn>\$\(NoWarn\);(?<ids>[^<]*)</NoWarn>")]
    private static partial Regex NoWarn();
}
