using System.Text.RegularExpressions;

namespace TypedFlows.Architecture;

/// <summary>Tests that the targets of links in pages exist.</summary>
public partial class LinkTests
{
    [Fact]
    public void Relative_links_of_pages_can_be_resolved()
    {
        string[] pages = [.. Directory.EnumerateFiles(Repository.Root, "*.md").Select(path => Path.GetFileName(path)!), .. Repository.Files(
            "*.md", "generator", "runtime", "samples", "specs", "tests")];
        var broken = pages
            .SelectMany(
                page => Link().Matches(Repository.Read(page)).Select(match => (page, link: Uri.UnescapeDataString(match.Groups[1].Value))))
            .Where(row => !row.link.Contains(':', StringComparison.Ordinal) && !Leads(row.page, row.link))
            .Select(row => $"{row.page} links to {row.link}, which is not there");
        Assert.Contains("README.md", pages);
        Assert.Empty(broken);
    }

    private static bool Leads(string page, string link) =>
        Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link));

    // The text after ]( up to an anchor, a title or the closing bracket; a link that is only an anchor stays in its page.
    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();
}
