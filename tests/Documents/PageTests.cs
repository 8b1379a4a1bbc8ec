using System.Text.RegularExpressions;
using TypedFlows.Documents.Support;

namespace TypedFlows.Documents;

/// <summary>Blocks of every other language, links, and what a newcomer asks first.</summary>
public partial class PageTests
{
    private static readonly string[] s_languages = ["csharp", "json", "bash", "xml", "text", "mermaid"];

    private static readonly string[] s_questions =
    [
        "How do I add my tenant's spec?",
        "Why was my code refused?",
        "How do I silence it?",
        "How do I test without an account?",
        "How do I go to production?",
    ];

    public static TheoryData<string> Pictures => Block.NamesOf("mermaid");

    public static TheoryData<string> Texts => Block.NamesOf("text");

    [Fact]
    public void Every_block_is_of_a_language_that_is_tested() =>
        Assert.Empty(Block.All.Where(block => !s_languages.Contains(block.Language)).Select(block => $"{block.Name} is of the language '{block.Language}'"));

    /// <summary>A graph of arrows alone, without a way back; each is between folders of the compiler of which one uses the other.</summary>
    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_shows_how_folders_of_the_compiler_use_each_other(string name)
    {
        var lines = Block.Find(name).Text.Split('\n');
        Assert.Equal("graph LR", lines[0]);
        var arrows = lines[1..].Select(line => Arrow().Match(line)).ToList();
        Assert.All(arrows, (arrow, i) => Assert.True(arrow.Success, $"{name} has a line that is no arrow: {lines[i + 1]}"));
        var edges = arrows.Select(arrow => (From: arrow.Groups["from"].Value, To: arrow.Groups["to"].Value)).ToList();
        Assert.All(edges, edge => Assert.True(Uses(edge.To, edge.From) || Uses(edge.From, edge.To), $"{edge.From} and {edge.To} have nothing to do with each other."));
        Assert.All(edges, edge => Assert.DoesNotContain(edge.From, Reached(edge.To, edges)));
    }

    /// <summary>A log of the compiler is compared with the C# after it; any other text is what the commands before it print: tests/Package runs them and compares.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_a_log_or_what_commands_print(string name)
    {
        var block = Block.Find(name);
        Assert.True(
            block.Text.StartsWith("Program.cs(", StringComparison.Ordinal) ? Block.All.Any(other => other.Before == block && other.Language == "csharp") : block.Before is { Language: "bash" },
            $"{name}: no code after it has this log, and no command before it prints this.");
    }

    [Fact]
    public void What_a_newcomer_asks_is_a_heading()
    {
        var headings = File.ReadLines(Repository.Full("README.md")).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim()).ToList();
        Assert.All(s_questions, question => Assert.Contains(question, headings));
    }

    [Fact]
    public void Anchors_in_links_are_headings_of_their_pages()
    {
        var broken = Repository.Pages.SelectMany(page => AnchorLink().Matches(File.ReadAllText(Repository.Full(page)))
            .Select(match => (page, target: match.Groups["page"].Value, anchor: match.Groups["anchor"].Value))
            .Where(link => !link.target.Contains(':', StringComparison.Ordinal))
            .Where(link => !Anchors(link.target.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, link.target)).Contains(link.anchor)))
            .Select(link => $"{link.page} links to {link.target}#{link.anchor}");
        Assert.Empty(broken);
    }

    private static bool Uses(string folder, string other) => Directory.EnumerateFiles(Repository.Full($"generator/TypedFlows.Compiler/{folder}"), "*.cs")
        .Any(file => File.ReadAllText(file).Contains($"using TypedFlows.Compiler.{other};", StringComparison.Ordinal));

    private static HashSet<string> Reached(string from, List<(string From, string To)> edges)
    {
        var reached = new HashSet<string> { from };
        while (edges.Any(edge => reached.Contains(edge.From) && reached.Add(edge.To)))
        {
        }

        return reached;
    }

    private static HashSet<string> Anchors(string page) =>
    [
        .. File.ReadLines(Repository.Full(page)).Where(line => line.StartsWith('#'))
            .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"^ +(?<from>\w+) -->(?:\|[^|]*\|)? (?<to>\w+)$")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\]\((?<page>[^)#\s]*)#(?<anchor>[^)\s]+)\)")]
    private static partial Regex AnchorLink();
}
