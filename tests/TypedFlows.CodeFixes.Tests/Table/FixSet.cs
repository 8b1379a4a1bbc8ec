using Microsoft.CodeAnalysis;
using TypedFlows.Generator.Tests.Analysis;
using TypedFlows.Generator.Tests.Analysis.Combinatorial;
using TypedFlows.Generator.Tests.Analysis.Table;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Represents invalid statements with the code that they require.</summary>
/// <param name="Library">The generated types.</param>
/// <param name="Common">The other code that the statements use.</param>
internal sealed record FixSet(IReadOnlyList<FixCase> Cases, Func<Compilation> Library, string Common)
{
    /// <summary>Gets the other assemblies that the statements use.</summary>
    public IReadOnlyList<MetadataReference> References { get; init; } = [];

    public static FixSet Of(string name) => name switch
    {
        "table" => Table(),
        "statements" => Statements(),
        "many kinds" => Many(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Gets every rule in every syntax form.</summary>
    private static FixSet Table() => new(
        [.. Snippets.All().Where(snippet => snippet.Fires).Select((snippet, n) =>
            new FixCase(
                $"{snippet.Rule} {snippet.Form}", snippet.Statement, $"C{n}",
                SnippetFile.Of(snippet, Marked.Parse(snippet.Statement).Code, n)))],
        () =>
        {
            var host = TableSpecs.Host();
            host.Run();
            return host.Compile().WithAssemblyName("Library");
        },
        SnippetFile.Common);

    /// <summary>Gets every keyword, for many kinds of records.</summary>
    private static FixSet Statements() => new(
        [.. UsageStatements.All.Select<object[], string>(row => (string)row[0]).Distinct().Where(
            statement => statement.Contains("{|TFL", StringComparison.Ordinal)).Select((statement, n) =>
            new FixCase(statement, statement, $"C{n}", UsageStatements.Method($"C{n}", Marked.Parse(statement).Code)))],
        () => Compilations.Create("Library", Records.Source),
        UsageStatements.Helpers);

    /// <summary>Gets every kind of type, for schemas with many rules.</summary>
    private static FixSet Many() => new(
        [.. CombinatorialSpecs.Statements.Where(statement => statement.Contains("{|TFL", StringComparison.Ordinal)).Select((statement, n) =>
            new FixCase(statement, statement, $"C{n}", CombinatorialSpecs.File(Marked.Parse(statement).Code, $"C{n}")))],
        () => CombinatorialSpecs.Host().Compile().WithAssemblyName("Library"),
        CombinatorialSpecs.Helpers)
    { References = [CombinatorialSpecs.ToElsewhere()] };
}
