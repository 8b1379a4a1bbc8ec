using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>
/// Tests every document of tests/cases as a generated C# initializer. The compiler accepts the documents that the evaluator accepts, and
/// rejects the others by types or by a usage rule. Documents that C# cannot express are counted, each with its reason.
/// </summary>
public class CaseTests
{
    // The maximum per hundred documents.
    private const int MaxNotExpressible = 6;

    // A document that the types reject proves nothing about the rules, so the rules must reject most of the others.
    private const int MinCheckedByRules = 180;

    private static readonly Lazy<Task<IReadOnlyList<Verdict>>> s_verdicts = new(CheckAsync);

    public static TheoryData<string> Keywords => [.. CaseDocuments.Folders().Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Keywords))]
    public async Task The_compiler_agrees_with_the_evaluator(string keyword)
    {
        var wrong = (await s_verdicts.Value).Where(
            each => each.Document.Keyword == keyword && each.Document.Reason is null && each.Document.IsValid != (each.Said is null))
            .Select(each => $"{each.Document.File} {each.Said ?? "is silent"}: {each.Document.Code}");
        Assert.True(!wrong.Any(), string.Join("\n", wrong));
    }

    [Fact]
    public async Task Few_documents_cannot_be_expressed_and_each_has_a_reason()
    {
        var verdicts = await s_verdicts.Value;
        var all = CaseDocuments.Folders().Sum(
            folder => Directory.GetFiles(Path.Combine(folder, "valid")).Length
                + Directory.GetFiles(Path.Combine(folder, "invalid")).Length);
        Assert.Equal(all, verdicts.Count);
        var silent = verdicts.Where(each => each.Document.Reason is not null)
            .Select(each => $"{each.Document.Keyword}/{each.Document.File}: {each.Document.Reason}")
            .ToArray();
        Assert.True(silent.Length * 100 <= MaxNotExpressible * all, string.Join("\n", silent));
        Assert.True(verdicts.Count(each => each.Said?.StartsWith("TFL", StringComparison.Ordinal) == true) >= MinCheckedByRules);
    }

    private static async Task<IReadOnlyList<Verdict>> CheckAsync()
    {
        var (host, documents) = CaseDocuments.Write();
        var verdicts = documents.Select(document => new Verdict(document)).ToArray();
        var compilation = host.Compile(
            [.. verdicts.Select(
                (
                    verdict,
                    i) => "#nullable enable\n"
                        + $"static class Document{i} {{ static readonly {verdict.Document.Type} Made = {verdict.Document.Code}; }}")]);
        var found = (await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .Concat(compilation.GetDiagnostics().Where(IsRejection))
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        return [.. verdicts.Select(
            (verdict, i) => verdict with { Said = found[$"Program{i}.cs"].FirstOrDefault()?.ToString().Split("): error ")[^1] })];
    }

    /// <summary>An error, or the warning about null for a non-nullable value.</summary>
    public static bool IsRejection(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Id is "CS8625" or "CS8601" or "CS8600";

    private sealed record Verdict(CaseDocument Document, string? Said = null);
}
