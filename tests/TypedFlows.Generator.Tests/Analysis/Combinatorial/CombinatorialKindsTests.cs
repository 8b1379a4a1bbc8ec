using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis.Combinatorial;

/// <summary>Tests every keyword in many forms with generated code, in the same assembly and in a referencing assembly.</summary>
public class CombinatorialKindsTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_inside = new(() => FindAsync(isReferencing: false));

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> s_outside = new(() => FindAsync(isReferencing: true));

    public static TheoryData<string> Statements => [.. CombinatorialSpecs.Statements];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Is_checked_in_the_assembly_of_the_spec(string statement) =>
        Assert.Equal(statement, (await s_inside.Value)[statement]);

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Is_checked_in_a_referencing_assembly(string statement) => Assert.Equal(statement, (await s_outside.Value)[statement]);

    private static async Task<IReadOnlyDictionary<string, string>> FindAsync(bool isReferencing)
    {
        var host = CombinatorialSpecs.Host();
        var statements = Statements.Select<object[], string>(row => (string)row[0]).Distinct().ToArray();
        var codes = statements.Select(statement => Marked.Parse(statement).Code).ToArray();
        string[] sources = [.. codes.Select((code, i) => CombinatorialSpecs.File(code, $"Many{i}"))];
        Compilation compilation = isReferencing
            ? Compilations.Create("Second", [.. sources, CombinatorialSpecs.Helpers]).AddReferences(
                host.Compile().WithAssemblyName("Library").ToReference())
            : host.Compile([.. sources, CombinatorialSpecs.Helpers]);
        compilation = compilation.AddReferences(CombinatorialSpecs.ToElsewhere());
        Assert.Empty(compilation.Errors());
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(
            diagnostic => diagnostic.Location.SourceTree!.ToString());
        Assert.DoesNotContain(found, file => !sources.Contains(file.Key));
        return statements.Select((statement, i) => (statement, i)).ToDictionary(
            each => each.statement, each => Marked.Mark(
                codes[each.i], sources[each.i].IndexOf(codes[each.i], StringComparison.Ordinal), found[sources[each.i]]));
    }
}
