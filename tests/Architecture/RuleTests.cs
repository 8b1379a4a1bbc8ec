using System.Text.RegularExpressions;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Architecture;

/// <summary>Tests that every rule has a unique id, a release row, a page, and tests.</summary>
public partial class RuleTests
{
    private const string Docs = "generator/docs/rules";
    private const string Index = "generator/docs/diagnostics.md";

    private static readonly Rule[] s_rules = [.. DefinitionRules.All, .. UsageRules.All];

    public static TheoryData<string> Ids => [.. s_rules.Select(rule => rule.Id)];

    [Fact]
    public void Ids_are_unique_and_every_rule_is_listed()
    {
        Assert.Equal(s_rules.Length, s_rules.Select(rule => rule.Id).Distinct().Count());
        var declared = new[] { typeof(DefinitionRules), typeof(UsageRules) }
            .SelectMany(type => type.GetFields())
            .Count(field => field.FieldType == typeof(Rule));
        Assert.Equal(declared, s_rules.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_shows_bad_and_good_and_how_to_silence_it(string id)
    {
        var page = Repository.Read($"{Docs}/{id}.md");
        Assert.StartsWith($"# {id}", page, StringComparison.Ordinal);
        foreach (var heading in new[] { "## Bad", "## Good", "## Why", "## How to silence it" })
        {
            Assert.Contains(heading, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_row_in_the_release_files(string id)
    {
        var rows = Repository.Files("AnalyzerReleases.*.md", "generator")
            .SelectMany(file => ReleaseRow().Matches(Repository.Read(file)).Select(match => match.Groups["id"].Value));
        Assert.Single(rows, row => row == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_named_by_a_test(string id)
    {
        var name = new[] { typeof(DefinitionRules), typeof(UsageRules) }
            .SelectMany(type => type.GetFields())
            .Single(field => field.GetValue(null) is Rule rule && rule.Id == id).Name;
        Assert.Contains(
            Repository.SourceFiles("tests").Where(file => !file.StartsWith("tests/Architecture/", StringComparison.Ordinal)),
            file => Repository.Read(file) is var text
                && (text.Contains(id, StringComparison.Ordinal) || text.Contains($"Rules.{name}", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_row_in_the_index_of_rules(string id)
    {
        var rule = s_rules.Single(each => each.Id == id);
        var row = Assert.Single(Repository.Read(Index).Split('\n'), line => line.Contains($"[{id}]", StringComparison.Ordinal));
        Assert.StartsWith($"| [{id}](rules/{id}.md) | {rule.Title} | {rule.Severity} | ", row, StringComparison.Ordinal);
        Assert.Equal(
            Repository.Read($"{Docs}/{id}.md").Contains("## Fix", StringComparison.Ordinal),
            !row.EndsWith("| |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_names_no_rule_that_does_not_exist() => Assert.Equal(
        s_rules.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        IndexRow().Matches(Repository.Read(Index)).Select(match => match.Groups["id"].Value));

    [Fact]
    public void Every_page_has_a_rule() =>
        Assert.Equal(
            s_rules.Select(rule => $"{Docs}/{rule.Id}.md").Order(StringComparer.Ordinal),
            Repository.Files("TFL*.md", Docs));

    [GeneratedRegex(@"^(?<id>TFL\d{4})\s*\|", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^\| \[(?<id>TFL\d{4})\]", RegexOptions.Multiline)]
    private static partial Regex IndexRow();
}
