using System.Text.RegularExpressions;
using TypedFlows.Package.Pages;

namespace TypedFlows.Package;

/// <summary>
/// Tests each page that is one continuous job. Its commands, files and edits are made in their order in one folder, and every shown text is
/// what the commands before it print.
/// </summary>
[Collection(ReaderCollection.Name)]
public partial class WalkTests(PackedFeed feed)
{
    private const string FirstJob = "runtime/docs/first-job.md";
    private const string Importing = "runtime/docs/importing.md";

    /// <summary>Gets the pages with a job, whose commands depend on each other.</summary>
    internal static IReadOnlyList<string> Pages { get; } = [FirstJob, Importing];

    [Fact]
    public async Task The_first_job_does_what_its_page_shows_from_the_first_command_to_the_last()
    {
        var printed = await FollowAsync(FirstJob, new ReaderFolder(feed, feed.CreateFolder("walk"), isClone: false));

        Assert.Contains("success", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_flow_is_imported_tested_and_changed_as_the_page_shows()
    {
        // The program of a new project creates the flow on a platform that is not embedded. The platform is then restored.
        var owner = new ReaderFolder(feed, feed.CreateFolder("running"), isClone: false);
        (await owner.RunAsync("set -e\ndotnet tool install --global TypedFlows.Tool\ntypedflows new Contacts")).MustSucceed();
        var program = Path.Combine(owner.Folder, "Contacts", "Program.cs");
        await File.WriteAllLinesAsync(
            program,
            (await File.ReadAllLinesAsync(program)).Where(line => !line.StartsWith("await using", StringComparison.Ordinal))
                .Select(line => line.Replace(
                    "platform.ClientOptions", "PlatformClientOptions.FromEnvironment()", StringComparison.Ordinal)));
        var (service, address) = await owner.ServeAsync(
            "typedflows emulator --urls http://127.0.0.1:5080 --source amazon-s3=Contacts/data");
        using var stopped = service;
        owner.Use(address);
        (await owner.RunAsync("""
            set -e
            dotnet run --project Contacts
            curl -sf http://127.0.0.1:5080/_emulator/snapshot -o snapshot
            curl -sf -X POST http://127.0.0.1:5080/_emulator/reset
            curl -sf -X PUT http://127.0.0.1:5080/_emulator/snapshot -H 'Content-Type: application/json' --data-binary @snapshot
            """)).MustSucceed();
        var reader = new ReaderFolder(feed, feed.CreateFolder("import"), isClone: false);
        reader.Use(address);

        await FollowAsync(Importing, reader);
    }

    /// <summary>Runs the blocks of a page, and returns what the last command printed.</summary>
    private async Task<string> FollowAsync(string page, ReaderFolder reader)
    {
        var printed = string.Empty;
        foreach (var block in Block.All.Where(block => block.Page == page))
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

        return printed;
    }

    /// <summary>Returns the folder of the reader after a block that ends with <c>cd</c>.</summary>
    private ReaderFolder After(Block block, ReaderFolder reader) => block.Text.Split('\n')[^1].Split(' ') is ["cd", var folder]
        ? reader.In(folder)
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
