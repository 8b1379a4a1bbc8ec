using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Every document of tests/cases written as a C# initializer, as the types are, not by hand: the compiler takes what the evaluator takes,
/// and refuses the rest, by its own types or by a usage rule. The few that C# cannot say are counted, each with its reason.
/// </summary>
public class CaseTests
{
    // Of a hundred documents.
    private const int MostThatCannotBeSaid = 6;

    // A document that the types refuse proves nothing of the rules: most of the others must be judged by them.
    private const int LeastJudgedByRules = 180;

    private static readonly string s_cases = Path.Combine(Repository.Root, "tests", "cases");

    private static readonly Lazy<Task<IReadOnlyList<Verdict>>> s_verdicts = new(JudgeAsync);

    public static TheoryData<string> Keywords => [.. Folders().Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Keywords))]
    public async Task The_compiler_says_what_the_evaluator_says(string keyword)
    {
        var wrong = (await s_verdicts.Value).Where(each => each.Keyword == keyword && each.Reason is null && each.IsValid != (each.Said is null))
            .Select(each => $"{each.Document} {each.Said ?? "is silent"}: {each.Code}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    [Fact]
    public async Task What_cannot_be_said_is_little_and_has_its_reason()
    {
        var verdicts = await s_verdicts.Value;
        var all = Folders().Sum(folder => Directory.GetFiles(Path.Combine(folder, "valid")).Length + Directory.GetFiles(Path.Combine(folder, "invalid")).Length);
        Assert.Equal(all, verdicts.Count);
        var silent = verdicts.Where(each => each.Reason is not null).Select(each => $"{each.Keyword}/{each.Document}: {each.Reason}").ToArray();
        Assert.True(silent.Length * 100 <= MostThatCannotBeSaid * all, string.Join("\n", silent));
        Assert.True(verdicts.Count(each => each.Said?.StartsWith("TFL", StringComparison.Ordinal) == true) >= LeastJudgedByRules);
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
            var type = library.GetTypeByMetadataName($"App.Specs.Case{i}Root")!;
            foreach (var isValid in new[] { true, false })
            {
                foreach (var file in Directory.GetFiles(Path.Combine(folders[i], isValid ? "valid" : "invalid"), "*.json").Order(StringComparer.Ordinal))
                {
                    var verdict = new Verdict(Path.GetFileName(folders[i])!, $"{(isValid ? "valid" : "invalid")}/{Path.GetFileName(file)}", isValid, "null!");
                    using var json = JsonDocument.Parse(File.ReadAllText(file));
                    try
                    {
                        verdicts.Add(verdict with { Type = type.ToDisplayString(), Code = CaseWriter.Write(type, json.RootElement) });
                    }
                    catch (CannotBeSaidException e)
                    {
                        verdicts.Add(verdict with { Reason = e.Message });
                    }
                }
            }
        }

        var compilation = host.Compile([.. verdicts.Select((verdict, i) => $"#nullable enable\nstatic class Document{i} {{ static readonly {verdict.Type} Made = {verdict.Code}; }}")]);
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .Concat(compilation.GetDiagnostics().Where(IsRefusal))
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        return [.. verdicts.Select((verdict, i) => verdict with { Said = found[$"Program{i}.cs"].FirstOrDefault()?.ToString().Split("): error ")[^1] })];
    }

    /// <summary>An error, or the warning that null is given for what is never null.</summary>
    private static bool IsRefusal(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id is "CS8625" or "CS8601" or "CS8600";

    private sealed record Verdict(string Keyword, string Document, bool IsValid, string Code, string Type = "object", string? Reason = null, string? Said = null);
}
