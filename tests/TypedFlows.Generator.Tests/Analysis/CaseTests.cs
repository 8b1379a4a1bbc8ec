using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// The documents of tests/cases written as C# initializers: at compile time each gets the verdict that the evaluator gives the
/// document. Which documents the generated types can say is decided by the types, not by hand.
/// </summary>
public class CaseTests
{
    // Documents that C# can say; fewer mean that the types, or this test, have lost some.
    private const int LeastDocuments = 250;

    private static readonly string s_cases = Path.Combine(Repository.Root, "tests", "cases");

    private static readonly Lazy<Task<IReadOnlyList<Verdict>>> s_verdicts = new(JudgeAsync);

    public static TheoryData<string> Keywords => [.. Folders().Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Keywords))]
    public async Task The_compiler_says_what_the_evaluator_says(string keyword)
    {
        var wrong = (await s_verdicts.Value).Where(each => each.Keyword == keyword && each.IsValid == each.Fires)
            .Select(each => $"{each.Document} {(each.Fires ? "fires" : "is silent")}: {each.Code}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    [Fact]
    public async Task Most_documents_can_be_written_in_csharp()
    {
        var verdicts = await s_verdicts.Value;
        Assert.True(verdicts.Count >= LeastDocuments, $"{verdicts.Count} documents");
        Assert.True(verdicts.Count(each => !each.IsValid) >= LeastDocuments / 3, $"{verdicts.Count(each => !each.IsValid)} invalid documents");
    }

    private static IEnumerable<string> Folders() =>
        Directory.GetDirectories(s_cases).Where(folder => File.Exists(Path.Combine(folder, "schema.json"))).Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync()
    {
        var folders = Folders().ToArray();
        var host = new GeneratorHost([.. folders.Select((folder, i) => new SpecInput($"/project/specs/{Path.GetFileName(folder)}.json", File.ReadAllText(Path.Combine(folder, "schema.json"))) { TypeName = $"Case{i}Root" })]);
        host.Run();
        var library = host.Compile();
        Assert.Empty(library.Errors());

        var verdicts = new List<Verdict>();
        for (var i = 0; i < folders.Length; i++)
        {
            if (library.GetTypeByMetadataName($"App.Specs.Case{i}Root") is not { } type)
            {
                continue;
            }

            foreach (var isValid in new[] { true, false })
            {
                foreach (var file in Directory.GetFiles(Path.Combine(folders[i], isValid ? "valid" : "invalid"), "*.json").Order(StringComparer.Ordinal))
                {
                    using var json = JsonDocument.Parse(File.ReadAllText(file));
                    if (CaseWriter.Write(type, json.RootElement) is { } code)
                    {
                        verdicts.Add(new(Path.GetFileName(folders[i])!, Path.GetFileName(file), isValid, code));
                    }
                }
            }
        }

        var compilation = host.Compile([.. verdicts.Select((verdict, i) => $"#nullable enable\nstatic class Document{i} {{ static readonly object Made = {verdict.Code}; }}")]);
        Assert.Empty(compilation.Errors());
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        return [.. verdicts.Select((verdict, i) => verdict with { Fires = found[$"Program{i}.cs"].Any() })];
    }

    private sealed record Verdict(string Keyword, string Document, bool IsValid, string Code, bool Fires = false);
}
