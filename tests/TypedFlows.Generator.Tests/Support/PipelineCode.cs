using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests.Support;

/// <summary>Analyzes statements that create pipelines, in the assembly with the compiled specs or in one that references it.</summary>
/// <param name="specs">The name and the text of each spec file.</param>
internal sealed class PipelineCode(params (string Name, string Text)[] specs)
{
    private static readonly MetadataReference[] s_references =
        [.. RuntimeReferences.Including(name => name == "TypedFlows.Client.dll")];

    private readonly Lazy<GeneratorHost> _host = new(() =>
    {
        var host = new GeneratorHost([.. specs.Select(spec => new SpecInput($"/project/specs/{spec.Name}.json", spec.Text))]);
        host.Run();
        return host;
    });

    /// <summary>Gets members that the classes of all statements have.</summary>
    public string Members { get; init; } = string.Empty;

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Returns the diagnostics of each statement, all of which are in one compilation.</summary>
    public async Task<IReadOnlyList<(string Id, string Text, string Message)>[]> FindAllAsync(
        bool isReferenced, IReadOnlyList<string> statements) =>
        [.. (await DiagnosticsAsync(isReferenced, statements)).Select(found => found.Select(Describe).ToList())];

    /// <summary>Returns the diagnostics of each statement with their locations.</summary>
    public async Task<IReadOnlyList<Diagnostic>[]> DiagnosticsAsync(bool isReferenced, IReadOnlyList<string> statements)
    {
        var compilation = Compile(isReferenced, statements);
        var diagnostics = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return
        [
            .. statements.Select((_, i) => (IReadOnlyList<Diagnostic>)
            [
                .. diagnostics.Where(each => each.Location.SourceTree!.FilePath == $"Statement{i}.cs")
                    .OrderBy(each => each.Location.SourceSpan.Start).ThenBy(each => each.GetMessage(null), StringComparer.Ordinal),
            ]),
        ];
    }

    private static (string Id, string Text, string Message) Describe(Diagnostic diagnostic) => (
        diagnostic.Id, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan), diagnostic.GetMessage(null));

    private Compilation Compile(bool isReferenced, IReadOnlyList<string> statements)
    {
        var schemas = ((CSharpCompilation)_host.Value.Compile()).WithReferences(s_references);
        var trees = statements.Select((statement, i) => CSharpSyntaxTree.ParseText(
            $$"""
            using App.Specs;
            using TypedFlows;
            using TypedFlows.Client;

            public static class Statement{{i}}
            {
                static void Run(IFlow flow, XdmSchemaDefinition definition, Pipeline other, string text, bool flag)
                {
                    {{statement}}
                }

                static void Use(Pipeline pipeline) => _ = pipeline;
                {{Members}}
            }
            """, Compilations.ParseOptions, $"Statement{i}.cs"));
        var compilation = isReferenced
            ? CSharpCompilation.Create("Outside", trees, [.. s_references, schemas.ToReference()], schemas.Options)
            : schemas.AddSyntaxTrees(trees);
        return compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind));
    }
}
