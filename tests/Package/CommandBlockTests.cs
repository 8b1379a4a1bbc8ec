using TypedFlows.Package.Pages;

namespace TypedFlows.Package;

/// <summary>
/// Tests that every command on a page runs as typed, in the folder of the reader, and prints what the page shows. Commands of
/// <c>.ci/run</c> do not run twice; the tests show that the script runs them, and that it fails if they fail. <see cref="WalkTests"/> runs
/// the commands of the page that is one continuous job.
/// </summary>
[Collection(ReaderCollection.Name)]
public class CommandBlockTests(PackedFeed feed)
{
    /// <summary>Gets each block once, because pages may show the same block.</summary>
    public static TheoryData<string> Blocks =>
    [
        .. Block.All.Where(block => block.Language == "bash" && !WalkTests.Pages.Contains(block.Page))
            .DistinctBy(block => (block.Text, ShownAfter(block)?.Text))
            .Select(block => block.Name),
    ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Every_command_does_what_the_page_states(string name)
    {
        var block = Block.Find(name);
        var server = await BuildServerRun.PassingAsync();
        var path = await ReaderFolder.OfAsync(block, feed);
        var asksService = PageCommand.Of(block).Any(command => command.Words is ["typedflows", "pull" or "diff", ..] or ["curl", ..]);
        var (platform, address) = asksService ? await path.ServeAsync("typedflows emulator") : default;
        using var stopped = platform;
        if (asksService)
        {
            path.Use(address);
        }

        var printed = string.Empty;
        foreach (var command in PageCommand.Of(block))
        {
            if (server.Find(command) is { } run)
            {
                (await BuildServerRun.FailingAsync(run)).Result.MustFail();
            }
            else if (command.Serves)
            {
                printed = await ServeAsync(path, command);
            }
            else
            {
                printed = (await path.RunAsync(command.Typed)).MustSucceed().Output;
            }
        }

        if (ShownAfter(block) is { } shown)
        {
            var lines = printed.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(PrintedText.IsShownAs(lines, shown.Text.Split('\n')), $"{name} does not show what was printed:\n{printed}");
        }
    }

    private static Block? ShownAfter(Block block) => Block.All.SingleOrDefault(other => other.Before == block && other.Language == "text");

    /// <summary>Sends the first requests of a reader, and ends the command with 0 by Ctrl-C.</summary>
    private static async Task<string> ServeAsync(ReaderFolder path, PageCommand command)
    {
        var (service, address) = await path.ServeAsync(command.Typed);
        using var stopped = service;
        using var http = new HttpClient { BaseAddress = address };
        Assert.Contains("<html", await http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("{", await http.GetStringAsync(new Uri("/_emulator/journal", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());

        // Standard output and standard error arrive independently of each other.
        var lines = service.Output.Split('\n').OrderBy(line => !line.StartsWith("ready: ", StringComparison.Ordinal));
        return string.Join('\n', lines)
            .Replace(address.GetLeftPart(UriPartial.Authority), "http://127.0.0.1:5080", StringComparison.Ordinal);
    }
}
