using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Analysis;
using TypedFlows.Generator.Tests.Analysis.Table;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Statements that something is wrong with, and what they are compiled against.</summary>
/// <param name="Library">The generated types.</param>
/// <param name="Common">What else the statements use.</param>
internal sealed record FixSet(IReadOnlyList<FixCase> Cases, Func<Compilation> Library, string Common)
{
    /// <summary>Every rule in every syntax form.</summary>
    public static FixSet Table() => new(
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
    public static FixSet Statements() => new(
        [.. UsageStatements.All.Select<object[], string>(row => (string)row[0]).Distinct().Where(statement => statement.Contains("{|TFL", StringComparison.Ordinal)).Select((statement, n) =>
            new FixCase(statement, statement, $"C{n}", UsageStatements.Method($"C{n}", Marked.Parse(statement).Code)))],
        () => Compilations.Create("Library", Records.Source),
        UsageStatements.Helpers);
}
