using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Analysis;
using TypedFlows.Generator.Tests.Analysis.Combinatorial;
using TypedFlows.Generator.Tests.Analysis.Table;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Statements that something is wrong with, and what they are compiled against.</summary>
/// <param name="Library">The generated types.</param>
/// <param name="Common">What else the statements use.</param>
internal sealed record FixSet(IReadOnlyList<FixCase> Cases, Func<Compilation> Library, string Common)
{
    /// <summary>Other assemblies that the statements use.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public static FixSet Of(string name) => name switch
    {
        "table" => Table(),
        "statements" => Statements(),
        "many kinds" => Many(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Every rule in every syntax form.</summary>
    private static FixSet Table() => new(
        [.. Snippets.All().Where(snippet => snippet.Fires).Select((snippet, n) =>
            new FixCase($"{snippet.Rule} {snippet.Form}", snippet.Statement, $"C{n}", SnippetFile.Of(snippet, Marked.Parse(snippet.Statement).Code, n)))],
        () =>
        {
            var host = TableSpecs.Host();
            host.Run();
            return host.Compile().WithAssemblyName("Library");
        },
        SnippetFile.Common);

    /// <summary>Every keyword, over records of many kinds.</summary>
    private static FixSet Statements() => new(
        [.. UsageStatements.All.Select<object[], string>(row => (string)row[0]).Distinct().Where(statement => statement.Contains("{|TFL", StringComparison.Ordinal)).Select((statement, n) =>
            new FixCase(statement, statement, $"C{n}", UsageStatements.Method($"C{n}", Marked.Parse(statement).Code)))],
        () => Compilations.Create("Library", Records.Source),
        UsageStatements.Helpers);

    /// <summary>Every kind of type, over schemas of many rules.</summary>
    private static FixSet Many() => new(
        [.. CombinatorialSpecs.Statements.Where(statement => statement.Contains("{|TFL", StringComparison.Ordinal)).Select((statement, n) =>
            new FixCase(statement, statement, $"C{n}", CombinatorialSpecs.File(Marked.Parse(statement).Code, $"C{n}")))],
        () => CombinatorialSpecs.Host().Compile().WithAssemblyName("Library"),
        CombinatorialSpecs.Helpers)
    { References = [CombinatorialSpecs.ToElsewhere()] };
}
