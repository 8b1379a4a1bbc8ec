using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedFlows.Documents.Support;
using TypedFlows.Tool;

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

    public static TheoryData<string> Xml => Block.NamesOf("xml");

    public static TheoryData<string> Pictures => Block.NamesOf("mermaid");

    public static TheoryData<string> Texts => Block.NamesOf("text");

    [Fact]
    public void Every_block_is_of_a_language_that_is_tested() =>
        Assert.Empty(Block.All.Where(block => !s_languages.Contains(block.Language)).Select(block => $"{block.Name} is of the language '{block.Language}'"));

    [Theory]
    [MemberData(nameof(Xml))]
    public void Xml_can_be_put_into_a_project(string name) => Assert.NotEmpty(XElement.Parse($"<Project>{Block.Find(name).Text}</Project>").Elements());

    [Theory]
    [MemberData(nameof(Pictures))]
    public void What_a_picture_shows_is_a_folder_of_the_compiler(string name) => Assert.All(
        Arrow().Matches(Block.Find(name).Text).SelectMany(match => (string[])[match.Groups["from"].Value, match.Groups["to"].Value]),
        folder => Assert.True(Directory.Exists(Repository.Full($"generator/TypedFlows.Compiler/{folder}")), folder));

    /// <summary>A log of the compiler is compared with the C# after it; any other text is what the command before it prints.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_what_comes_out(string name)
    {
        var block = Block.Find(name);
        if (block.Text.StartsWith("Program.cs(", StringComparison.Ordinal))
        {
            Assert.Contains(Block.All, other => other.Before == block && other.Language == "csharp");
            return;
        }

        Assert.True(block.Before is { Language: "bash" }, $"{name}: no command before it prints this.");
        var command = block.Before!.Text.Split('\n')[^1];
        Assert.StartsWith("typedflows ", command, StringComparison.Ordinal);
        Environment.CurrentDirectory = Repository.Root;
        using var output = new StringWriter();
        using var error = new StringWriter();
        await ToolCommand.RunAsync([.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(command).Skip(1)], new Terminal(output, error, (false, false)));
        var printed = output.ToString().ReplaceLineEndings("\n").Split('\n').Concat(error.ToString().ReplaceLineEndings("\n").Split('\n')).ToList();
        Assert.All(block.Text.Split('\n'), line => Assert.Contains(line, printed));
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

    private static HashSet<string> Anchors(string page) =>
    [
        .. File.ReadLines(Repository.Full(page)).Where(line => line.StartsWith('#'))
            .Select(line => string.Concat(line.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-')),
    ];

    [GeneratedRegex(@"(?<from>\w+) -->(?:\|[^|]*\|)? (?<to>\w+)")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\]\((?<page>[^)#\s]*)#(?<anchor>[^)\s]+)\)")]
    private static partial Regex AnchorLink();
}
