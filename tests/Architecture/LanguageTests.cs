using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>Text that ships or that contributors read uses the terms of Roslyn, JSON Schema, HTTP and the platform's API.</summary>
public partial class LanguageTests
{
    // Lines that use a word in its ordinary meaning: the part of the file name, and the part of the line.
    private static readonly (string File, string Line)[] s_ordinary =
    [
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
            .Where(row => Word().IsMatch(row.Line) && !IsOrdinary(file, row.Line))
            .Select(row => $"{file}:{row.Number}: {row.Line.Trim()}"));

    [Fact]
    public void Every_ordinary_use_that_is_listed_exists() =>
        Assert.All(s_ordinary, entry => Assert.Contains(
            Paths.Where(file => file.Contains(entry.File, StringComparison.Ordinal)),
            file => Repository.Read(file).Contains(entry.Line, StringComparison.Ordinal)));

    [Fact]
    public void Summaries_are_sentences() =>
        Assert.Empty(Repository.SourceFiles("generator", "runtime", "samples")
            .SelectMany(file => Clause().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    [Fact]
    public void Identifiers_use_the_same_words() =>
        Assert.Empty(Repository.SourceFiles("generator", "runtime", "samples", "tests")
            .Where(file => Path.GetFileName(file) != "LanguageTests.cs")
            .SelectMany(file => Identifier().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));

    private static bool IsOrdinary(string file, string line) =>
        Array.Exists(s_ordinary, entry => file.Contains(entry.File, StringComparison.Ordinal) && line.Contains(entry.Line, StringComparison.Ordinal));

    [GeneratedRegex(@"\b(told|bears|stands|twins|judge[sd]?|refus(e|es|ed|al)s?|doors?|wording|fate|notes|marks|untold)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex("<summary>(What|Where|Who|Whether|How|Which) [^\n]*")]
    private static partial Regex Clause();

    [GeneratedRegex(@"\w*(Judge|Refus|Door|Told|Untold|Fate\b|Wording|Twins)\w*")]
    private static partial Regex Identifier();
}
