using System.Globalization;
using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>Text that ships or that contributors read uses the terms of Roslyn, JSON Schema, HTTP and the platform's API.</summary>
public class LanguageTests
{
    // The words are in a file, so that a search of the code for them finds only uses.
    private static readonly Regex s_word = Words("text", @"\b({0})\b", RegexOptions.IgnoreCase);
    private static readonly Regex s_identifier = Words("name", @"\w*({0})\w*");
    private static readonly Regex s_clause = new("<summary>(What|Where|Who|Whether|How|Which) [^\n]*");

    // Keys and routes that keep their names, and the header of a release file: the end of the file name, and a part of the line.
    private static readonly (string File, string Line)[] s_ordinary =
    [
        ("JournalEntry.cs", "[\"refusal\"]"),
        ("JournalEntry.cs", "[\"notes\"]"),
        ("PlatformEmulator.cs", "sandbox, status, refusal, reason, notes and milliseconds"),
        ("JournalSection.cs", "(\"requests\", \"refused\")"),
        ("PageView.cs", "this[\"requests\"] == \"refused\""),
        ("AnalyzerReleases.Unshipped.md", "Rule ID | Category | Severity | Notes"),
    ];

    public static TheoryData<string> Files => [.. Paths];

    private static IEnumerable<string> Paths =>
    [
        .. Repository.SourceFiles("generator", "runtime", "samples"),
        .. Repository.Files("*.md", "generator", "runtime", "samples", "specs", "tests"),
        "README.md", "CONTRIBUTING.md", "SECURITY.md",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_line_uses_a_word_that_a_reader_would_have_to_look_up(string file) =>
        Assert.Empty(Repository.Read(file).Split('\n')
            .Select((line, i) => (Line: line, Number: i + 1))
            .Where(row => s_word.IsMatch(row.Line) && !IsOrdinary(file, row.Line))
            .Select(row => $"{file}:{row.Number}: {row.Line.Trim()}"));

    [Fact]
    public void Every_ordinary_use_that_is_listed_exists() =>
        Assert.All(s_ordinary, entry => Assert.Contains(
            Paths.Where(file => file.Contains(entry.File, StringComparison.Ordinal)),
            file => Repository.Read(file).Contains(entry.Line, StringComparison.Ordinal)));

    [Fact]
    public void Summaries_are_sentences() =>
        Assert.Empty(Repository.SourceFiles("generator", "runtime", "samples")
            .SelectMany(file => s_clause.Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    [Fact]
    public void Identifiers_use_the_same_words() =>
        Assert.Empty(Repository.SourceFiles("generator", "runtime", "samples", "tests")
            .SelectMany(file => s_identifier.Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    private static bool IsOrdinary(string file, string line) =>
        Array.Exists(
            s_ordinary,
            entry => file.Contains(entry.File, StringComparison.Ordinal) && line.Contains(entry.Line, StringComparison.Ordinal));

    private static Regex Words(string kind, string format, RegexOptions options = RegexOptions.None) => new(
        string.Format(
            CultureInfo.InvariantCulture,
            format,
            string.Join('|', File.ReadLines(Path.Combine(Repository.Root, "tests/Architecture/words.txt"))
                .Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal)).Select(line => line[(kind.Length + 1)..]))),
        options | RegexOptions.CultureInvariant);
}
