using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator;
using TypedFlows.TestSupport.Generation;

namespace TypedFlows.Documents.Support;

/// <summary>Compiles C# of a page as a program of a project that has the repository's specs, the packages, and these names.</summary>
internal static partial class Snippets
{
    /// <summary>Declares values that the pages use without a declaration.</summary>
    private const string Known = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.DependencyInjection;
        global using MyPipelines.Specs;
        global using TypedFlows;
        global using TypedFlows.Client;
        global using TypedFlows.Emulator;
        global using static Known;

        internal static class Known
        {
            public static readonly string id = "", access = "", refresh = "", key = "", json = "{}";
            public static readonly Secret secret = "";
            public static readonly long start = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            public static readonly CrmToAep.ScheduleParams schedule = CrmToAep.ScheduleParams.Once(start);
            public static readonly HttpRequestMessage request = new();
            public static readonly IServiceCollection services = new ServiceCollection();
            public static readonly PlatformClient client = null!;
            public static readonly PlatformEmulator platform = null!;
            public static readonly IFlow flow = null!;
            public static readonly Pipeline contacts = null!, orders = null!;
            public static readonly CancellationToken cancellation = default;
        }
        """;

    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    private static readonly BuildOptions s_build = new(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = "MyPipelines",
        ["build_property.ProjectDir"] = Repository.Root,
    });

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(SpecGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly CSharpCompilation s_empty = CSharpCompilation.Create(
        "MyPipelines",
        [CSharpSyntaxTree.ParseText(Known, s_options, "Known.cs")],
        RuntimeReferences.Including(name => name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name is "Aspire.Hosting.dll" or "TypedFlows.Aspire.Hosting.dll" or "TypedFlows.Client.dll" or "TypedFlows.Emulator.dll"),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Returns the errors of the compiler and the diagnostics of the analyzers, ordered by location.</summary>
    /// <param name="specs">Additional spec texts.</param>
    public static async Task<IReadOnlyList<Diagnostic>> ErrorsAsync(string code, params string[] specs)
    {
        var program = CSharpSyntaxTree.ParseText(code, s_options, "Program.cs");
        var files = RepositorySpecs(code).Concat(specs.Select(
            (text, i) => new InMemoryText(new SpecInput(Repository.Full($"specs/page{i}.json"), text))));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], files, s_options, s_build);
        driver.RunGeneratorsAndUpdateCompilation(s_empty.AddSyntaxTrees(program), out var compilation, out var generatorDiagnostics);
        Assert.DoesNotContain(generatorDiagnostics, each => each.Severity == DiagnosticSeverity.Error);
        var model = compilation.GetSemanticModel(program);
        var analyzed = compilation.WithAnalyzers(s_analyzers, new AnalyzerOptions([], s_build));
        return
        [
            .. model.GetDiagnostics()
                .Concat(await analyzed.GetAnalyzerSyntaxDiagnosticsAsync(program, default))
                .Concat(await analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, null, default))
                .Where(each => each.Severity == DiagnosticSeverity.Error || each.Id.StartsWith("TFL", StringComparison.Ordinal))
                .DistinctBy(each => (each.Id, each.Location))
                .OrderBy(each => each.Location.SourceSpan.Start),
        ];
    }

    /// <summary>Runs the generator over the repository's specs and keeps the steps of the run.</summary>
    public static GeneratorRunResult RunTracked() => CSharpGeneratorDriver.Create(
            [new SpecGenerator().AsSourceGenerator()],
            RepositorySpecs(),
            s_options,
            s_build,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
        .RunGenerators(s_empty).GetRunResult().Results.Single();

    /// <summary>Turns an expression into a statement.</summary>
    public static string Program(string text)
    {
        var expression = SyntaxFactory.ParseExpression(text, options: s_options);
        return expression.FullSpan.Length == text.Length && !expression.ContainsDiagnostics ? $"object made = {text.TrimEnd()}\n;" : text;
    }

    // The pages that show an XDM schema use this one. A comment of the code shows its item in the project.
    private static IEnumerable<InMemoryText> RepositorySpecs(string code = "")
    {
        const string Own = "tests/Documents/loyalty-members.json";
        var fields = Fields().Match(code).Groups["fields"].Value.Replace(';', '|');
        return Repository.SpecFiles.Append(Own).Select(path => new InMemoryText(
            new SpecInput(Repository.Full(path), Repository.Read(path)) { Fields = path == Own ? fields : string.Empty }));
    }

    [GeneratedRegex("// <SpecFile .* Fields=\"(?<fields>[^\"]*)\"")]
    private static partial Regex Fields();
}
