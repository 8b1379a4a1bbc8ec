using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedFlows.Documents.Support;

namespace TypedFlows.Documents;

/// <summary>Tests blocks of every other language, anchors, the limits of README, and the index of questions.</summary>
public partial class PageTests
{
    private const int MaxReadmeLines = 150;
    private const int MaxLinesBeforeError = 60;

    private static readonly string[] s_languages = ["csharp", "json", "bash", "xml", "text", "mermaid"];

    /// <summary>The questions of new users, by a phrase of each.</summary>
    private static readonly string[] s_topics =
        ["tenant's spec", "not compile", "silence", "without an account", "production", "rows", "run fail"];

    public static TheoryData<string> Texts => Block.NamesOf("text");

    [Fact]
    public void Every_block_is_of_a_language_that_is_tested() =>
        Assert.Empty(Block.All
            .Where(block => !s_languages.Contains(block.Language))
            .Select(block => $"{block.Name} is of the language '{block.Language}'"));

    /// <summary>
    /// A log of the compiler is compared with the C# after it. Any other text is the output of the commands before it, which tests/Package
    /// runs and compares.
    /// </summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_a_log_or_the_output_of_commands(string name)
    {
        var block = Block.Find(name);
        Assert.True(
            block.Text.StartsWith("Program.cs(", StringComparison.Ordinal)
                ? Block.All.Any(other => other.Before == block && other.Language == "csharp")
                : block.Before is { Language: "bash" },
            $"{name}: no code after it has this log, and no command before it prints this.");
    }

    [Fact]
    public void README_is_short_and_shows_a_compile_error_first()
    {
        var lines = File.ReadAllLines(Repository.Full("README.md"));
        Assert.InRange(lines.Length, 1, MaxReadmeLines);
        Assert.InRange(Array.FindIndex(lines, line => CompileError().IsMatch(line)), 0, MaxLinesBeforeError - 1);
    }

    /// <summary>
    /// Each question of the index links to a heading. <see cref="Anchors_in_links_are_headings_of_their_pages"/> follows the links.
    /// </summary>
    [Fact]
    public void The_index_has_a_row_with_a_heading_for_every_question()
    {
        var rows = File.ReadLines(Repository.Full("runtime/docs/README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('?', StringComparison.Ordinal))
            .ToList();
        Assert.All(rows, row => Assert.Matches(QuestionRow(), row));
        Assert.All(s_topics, topic => Assert.Contains(rows, row => row.Contains(topic, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_tables_of_contents_list_every_page_of_their_folder() => Assert.Empty(
        from folder in new[] { "generator/docs", "runtime/docs" }
        let contents = File.ReadAllText(Repository.Full($"{folder}/README.md"))
        from page in Directory.EnumerateFiles(Repository.Full(folder), "*.md").Select(path => Path.GetFileName(path))
        where page != "README.md" && !contents.Contains($"]({page})", StringComparison.Ordinal)
        select $"{folder}/README.md does not list {page}");

    /// <summary>The page on dependencies has one row per package with the shipped projects that reference it.</summary>
    [Fact]
    public void The_dependencies_of_the_packages_are_listed()
    {
        var used = from project in ProjectArrows.Projects()
                   from package in XElement.Load(project).Elements("ItemGroup").Elements("PackageReference")
                   select (Package: (string)package.Attribute("Include")!, Project: Path.GetFileNameWithoutExtension(project));
        var listed = from line in File.ReadLines(Repository.Full("runtime/docs/dependencies.md"))
                     let row = DependencyRow().Match(line)
                     where row.Success
                     from project in CodeSpan().Matches(row.Groups["projects"].Value)
                     select $"{row.Groups["package"].Value}: {project.Groups["text"].Value}";
        Assert.Equal(
            used.Select(each => $"{each.Package}: {each.Project}").Distinct().Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Anchors_in_links_are_headings_of_their_pages()
    {
        var broken = DocumentPages.All.SelectMany(page => AnchorLink().Matches(File.ReadAllText(Repository.Full(page)))
            .Select(match => (page, target: match.Groups["page"].Value, anchor: match.Groups["anchor"].Value))
            .Where(link => !link.target.Contains(':', StringComparison.Ordinal))
            .Where(
                link =>
                    !Anchors(link.target.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, link.target))
                        .Contains(link.anchor)))
            .Select(link => $"{link.page} links to {link.target}#{link.anchor}");
        Assert.Empty(broken);
    }

    private static HashSet<string> Anchors(string page) =>
    [
        .. File.ReadLines(Repository.Full(page)).Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#').Trim().ToLowerInvariant())
            .Select(text => string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"^Program\.cs\(\d+,\d+\): error TFL\d{4}: ")]
    private static partial Regex CompileError();

    [GeneratedRegex(@"^\| [A-Z][^|]*\? \| \[[^\]]+\]\([^)#]*#[^)]+\) \|$")]
    private static partial Regex QuestionRow();

    [GeneratedRegex(@"^\| (?<package>[A-Z][\w.]+) \| (?<projects>`[^|]+`) \| ")]
    private static partial Regex DependencyRow();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<page>[^)#\s]*)#(?<anchor>[^)\s]+)\)")]
    private static partial Regex AnchorLink();
}
