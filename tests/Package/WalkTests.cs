using System.Text.RegularExpressions;
using TypedFlows.Package.Pages;

namespace TypedFlows.Package;

/// <summary>
/// Tests a page that is one continuous job. Its commands, files and edits are made in their order in one folder, and every shown text is
/// what the commands before it print.
/// </summary>
[Collection(PackageCollection.Name)]
public partial class WalkTests(PackedFeed feed)
{
    /// <summary>The page with the job, whose commands depend on each other.</summary>
    internal const string Page = "runtime/docs/first-job.md";

    [Fact]
    public async Task The_first_job_does_what_its_page_shows_from_the_first_command_to_the_last()
    {
        var reader = new ReaderFolder(feed, feed.CreateFolder("walk"), isClone: false);
        var printed = string.Empty;
        foreach (var block in Block.All.Where(block => block.Page == Page))
        {
            switch (block.Language)
            {
                case "bash":
                    printed = (await reader.RunAsync("set -e\n" + block.Text)).MustSucceed().Output;
                    reader = After(block, reader);
                    break;
                case "csharp":
                    await EditAsync(Path.Combine(reader.Folder, "Program.cs"), block);
                    break;
                default:
                    Assert.Equal("text", block.Language);
                    var lines = printed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    Assert.True(PrintedText.IsShownAs(lines, block.Text.Split('\n')), $"{block.Name} does not show:\n{printed}");
                    break;
            }
        }

        Assert.Contains("success", printed, StringComparison.Ordinal);
    }

    /// <summary>Returns the folder of the reader after a block that ends with <c>cd</c>.</summary>
    private ReaderFolder After(Block block, ReaderFolder reader) => block.Text.Split('\n')[^1].Split(' ') is ["cd", var folder]
        ? new ReaderFolder(feed, Path.Combine(reader.Folder, folder), isClone: false)
        : reader;

    /// <summary>Changes the program as the sentence before the block says. Without a line to look for, the block is the program.</summary>
    private static async Task EditAsync(string program, Block block)
    {
        var sentence = File.ReadLines(Repository.Full(block.Page)).Take(block.Line - 2).Last(line => line.Length > 0);
        if (Instruction().Match(sentence) is not { Success: true } instruction)
        {
            Assert.Contains("`Program.cs`", sentence, StringComparison.Ordinal);
            await File.WriteAllTextAsync(program, block.Text + "\n");
            return;
        }

        var lines = (await File.ReadAllLinesAsync(program)).ToList();
        var found = Assert.Single(lines, line => line.StartsWith(instruction.Groups["start"].Value, StringComparison.Ordinal));
        var at = lines.IndexOf(found);
        if (instruction.Groups["verb"].Value == "Replace")
        {
            lines[at] = block.Text;
        }
        else
        {
            lines.Insert(at + 1, block.Text);
        }

        await File.WriteAllLinesAsync(program, lines);
    }

    [GeneratedRegex("(?<verb>Replace|after) the line that begins with `(?<start>[^`]+)`")]
    private static partial Regex Instruction();
}
