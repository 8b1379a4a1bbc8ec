using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Analysis.Table;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.EdgeCases;

/// <summary>Tests whole files with rare forms of the language: the errors are reported, and nothing else is.</summary>
public class EdgeCaseCodeTests
{
    private static readonly CSharpParseOptions s_latest = new(LanguageVersion.Latest, preprocessorSymbols: ["NET10_0_OR_GREATER"]);

    private static readonly Dictionary<string, (Marked Marked, string Text)> s_files = EdgeCaseCode.Files.Concat(EdgeCaseValues.Files)
        .Select((file, i) => (file, i)).ToDictionary(
        each => each.file.Key, each => (Marked.Parse(each.file.Value), Text: Placed(
            each.file.Key, Marked.Parse(each.file.Value).Code, each.i)));

    private static readonly Lazy<Task<ILookup<string, Diagnostic>>> s_inside = new(() => FindAsync(isReferencing: false));

    private static readonly Lazy<Task<ILookup<string, Diagnostic>>> s_outside = new(() => FindAsync(isReferencing: true));

    public static TheoryData<string> Names => [.. s_files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Violations_are_reported_in_the_assembly_of_the_specs(string name) => Check(name, await s_inside.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Violations_are_reported_in_a_referencing_assembly(string name) => Check(name, await s_outside.Value);

    private static void Check(string name, ILookup<string, Diagnostic> found)
    {
        var (marked, text) = s_files[name];
        var expected = marked.Expected.Select(each => Diagnostic.Create(Descriptor(each.Id), Location.Create("x", each.Span, default)));
        Assert.Equal(
            Marked.Mark(marked.Code, 0, expected),
            Marked.Mark(marked.Code, text.IndexOf(marked.Code, StringComparison.Ordinal), found[name]));
    }

    private static async Task<ILookup<string, Diagnostic>> FindAsync(bool isReferencing)
    {
        var host = TableSpecs.Host();
        host.Run();
        var library = host.Compile().WithAssemblyName("Library");

        // All trees of a compilation have the same language version.
        var compilation = (isReferencing
            ? Compilations.Create("Second").AddReferences(library.ToReference())
            : library.RemoveAllSyntaxTrees().AddSyntaxTrees(library.SyntaxTrees.Select(tree => Tree(tree.FilePath, tree.ToString()))))
            .AddSyntaxTrees(s_files.Select(file => Tree(file.Key, file.Value.Text)))
            .AddSyntaxTrees(Tree("usings", "global using static App.Specs.HouseGate;\nglobal using Gate = App.Specs.HouseGate;"));
        compilation = compilation.WithOptions(
            ((CSharpCompilationOptions)compilation.Options).WithOutputKind(OutputKind.ConsoleApplication).WithAllowUnsafe(true));
        Assert.Empty(compilation.Errors());
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return found.ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
    }

    private static string Placed(string name, string code, int n) =>
        name == EdgeCaseCode.TopLevel ? $"#nullable enable\n{code}" : $"#nullable enable\nnamespace Odd{n}\n{{\n{code}\n}}\n";

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, s_latest, path);

    private static DiagnosticDescriptor Descriptor(string id) =>
        new(id, id, id, "Test", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
