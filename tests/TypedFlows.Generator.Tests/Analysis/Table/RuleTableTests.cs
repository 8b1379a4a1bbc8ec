using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler.Rules;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.Table;

/// <summary>Every usage rule in every syntax form, over what the generator prints: in that assembly and in one that references it.</summary>
public class RuleTableTests
{
    private const int LeastPerCell = 4;

    private static readonly Snippet[] s_snippets = [.. Snippets.All()];

    private static readonly Lazy<Task<Dictionary<Snippet, string>>> s_inside = new(() => FindAsync(isReferencing: false));

    private static readonly Lazy<Task<Dictionary<Snippet, string>>> s_outside = new(() => FindAsync(isReferencing: true));

    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var rule in UsageRules.All)
            {
                foreach (var form in Forms.All.Where(form => rule != UsageRules.UnlistedConnection || !Snippets.NotForConnectors.Contains(form)))
                {
                    cells.Add(rule.Id, form);
                }
            }

            return cells;
        }
    }

    [Fact]
    public void No_cell_is_empty()
    {
        var empty = Cells.Select(cell => ((string Rule, string Form))(cell[0], cell[1]))
            .Where(cell => new[] { true, false }.Any(fires => s_snippets.Count(s => (s.Rule, s.Form) == cell && s.Fires == fires) < LeastPerCell));
        Assert.Empty(empty);
        Assert.Equal((UsageRules.All.Count * Forms.All.Count()) - Snippets.NotForConnectors.Length, Cells.Count);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Fires_and_stays_silent_in_the_assembly_of_the_specs(string rule, string form) => Check(rule, form, await s_inside.Value);

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Fires_and_stays_silent_in_an_assembly_that_references_it(string rule, string form) => Check(rule, form, await s_outside.Value);

    private static void Check(string rule, string form, Dictionary<Snippet, string> found)
    {
        var cell = s_snippets.Where(snippet => snippet.Rule == rule && snippet.Form == form).ToArray();
        Assert.Equal(
            string.Join("\n", cell.Select(snippet => $"{snippet.Members} {snippet.Statement}")),
            string.Join("\n", cell.Select(snippet => $"{snippet.Members} {found[snippet]}")));
    }

    /// <summary>Each statement with what the analyzer says marked in it.</summary>
    private static async Task<Dictionary<Snippet, string>> FindAsync(bool isReferencing)
    {
        var host = TableSpecs.Host();
        host.Run();
        var plain = s_snippets.Select(snippet => Marked.Parse(snippet.Statement).Code).ToArray();
        var sources = s_snippets.Select((snippet, i) => Source(snippet, plain[i], i)).Append(Common).ToArray();
        var compilation = isReferencing
            ? Compilations.Create("Second", sources).AddReferences(host.Compile().WithAssemblyName("Library").ToReference())
            : host.Compile(sources);
        Assert.Empty(compilation.Errors());

        var diagnostics = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(diagnostic => diagnostic.Location.SourceTree);
        var trees = compilation.SyntaxTrees.ToArray();
        var first = Array.FindIndex(trees, tree => tree.GetText().ToString() == sources[0]);
        return s_snippets.Select((snippet, i) => (snippet, i)).ToDictionary(each => each.snippet, each =>
        {
            var said = diagnostics[trees[first + each.i]].ToArray();
            Assert.All(said, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
            return Marked.Mark(plain[each.i], sources[each.i].IndexOf(plain[each.i], StringComparison.Ordinal), said);
        });
    }

    private const string Common = """
        using App.Specs;
        static class Names { public const int low = 1, off = 2, full = 3, @short = 4, open = 5; }
        class Holder(House house) { public House House => house; }
        class FlowHolder(Taker.Flow flow) { public Taker.Flow Flow => flow; }
        """;

    private static string Source(Snippet snippet, string statement, int n) => $$"""
        using App.Specs;
        using TypedFlows;
        static class C{{n}}
        {
            {{snippet.Members}}
            static void Take(object value) { }
            static void Run(bool flag, long number, long? maybe, string text, string? maybeText, Taker.Flow known)
            {
                {{statement}}
            }
        }
        """;
}
