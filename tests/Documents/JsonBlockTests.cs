using System.Text.RegularExpressions;
using TypedFlows.Tool;

namespace TypedFlows.Documents;

/// <summary>Tests that JSON on a page is what the page states: a file that the rule reports, or one that it does not.</summary>
public partial class JsonBlockTests
{
    public static TheoryData<string> Blocks => Block.NamesOf("json");

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task A_rule_reports_bad_examples_and_nothing_else(string name)
    {
        var block = Block.Find(name);
        var folder = Directory.CreateTempSubdirectory("typedflows-documents-").FullName;
        try
        {
            // On a rule page every document is one line, a.json, b.json and so on. A comment may name an item's metadata.
            var rule = Path.GetFileNameWithoutExtension(block.Page);
            var isRule = rule.StartsWith("TFL", StringComparison.Ordinal);
            var lines = isRule ? block.Text.Split('\n').Where(line => line.StartsWith('{')).ToList() : [block.Text];
            Assert.NotEmpty(lines);
            for (var i = 0; i < lines.Count; i++)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{(char)('a' + i)}.json"), lines[i]);
            }

            string[] names =
                [.. Metadata().Matches(block.Text).SelectMany(match =>
                    (string[])[
                        match.Groups["metadata"].Value == "Fields" ? "--fields" : "--type-name",
                        $"{Path.Combine(folder, match.Groups["file"].Value)}={match.Groups["value"].Value}"])];

            // An overlay requires a spec, so it may refer to the repository's specs.
            string[] specs = block.Text.Contains("\"overlay\"", StringComparison.Ordinal) ? [Repository.Full("specs")] : [];
            var output = await CheckAsync(["check", folder, .. specs, .. names]);
            if (isRule && block.Heading == "Bad")
            {
                Assert.Contains($" {rule}: ", output, StringComparison.Ordinal);
            }
            else
            {
                Assert.DoesNotContain($" {rule}: ", output, StringComparison.Ordinal);
                Assert.True(isRule || !output.Contains(": error ", StringComparison.Ordinal), output);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CheckAsync(string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.True(
            await ToolCommand.RunAsync(args, new Terminal(output, error, (false, false))) is ExitCode.Success or ExitCode.Found,
            error.ToString());
        return output.ToString();
    }

    [GeneratedRegex("""<SpecFile Update="specs/(?<file>[^"]+)" (?<metadata>TypeName|Fields)="(?<value>[^"]+)" />""")]
    private static partial Regex Metadata();
}
