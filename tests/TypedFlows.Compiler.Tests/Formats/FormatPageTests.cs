using System.Text.RegularExpressions;
using TypedFlows.Compiler.Formats;

namespace TypedFlows.Compiler.Tests.Formats;

/// <summary>Tests that the page on formats is correct: it lists every format, with valid and invalid examples.</summary>
public sealed partial class FormatPageTests
{
    private static readonly (string Name, string[] Good, string[] Bad)[] s_rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "generator", "docs", "formats.md"))
            .Select(line => line.Split(" | "))
            .Where(cells => cells.Length == 4 && cells[0].StartsWith("| `", StringComparison.Ordinal))
            .Select(cells => (Code(cells[0])[0], Code(cells[2]), Code(cells[3]))),
    ];

    [Fact]
    public void Every_format_has_its_row() =>
        Assert.Equal(StringFormats.Names.Order(StringComparer.Ordinal), s_rows.Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_example_has_the_verdict_of_the_page()
    {
        Assert.All(s_rows, row => Assert.NotEmpty(row.Bad));
        Assert.All(
            s_rows.SelectMany(row => row.Good.Select(text => (row.Name, text))),
            one => Assert.True(StringFormats.Matches(one.Name, one.text), one.ToString()));
        Assert.All(
            s_rows.SelectMany(row => row.Bad.Select(text => (row.Name, text))),
            one => Assert.False(StringFormats.Matches(one.Name, one.text), one.ToString()));
    }

    private static string[] Code(string cell) => [.. CodeSpan().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();
}
