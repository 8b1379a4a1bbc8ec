using TypedFlows.Client;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests the export of a dataset of a running emulator.</summary>
public class ExportTests
{
    [Fact]
    public async Task A_dataset_is_written_to_a_file()
    {
        using var folder = new TemporaryFolder();
        await using var platform = await RunningEmulator.StartAsync();
        using var client = new PlatformClient(platform.ClientOptions);
        var id = (await client.DataSets.CreateAsync("Contacts", new XdmSchemaRef("https://ns.adobe.com/xdm/context/profile"))).Id;

        var run = (await ToolRun.OfAsync("emulator", "export", id, "--endpoint", platform.Address(), "-o", folder["a.parquet"]))
            .MustEnd(ExitCode.Success);

        Assert.Contains("a.parquet", run.Output, StringComparison.Ordinal);
        Assert.Equal("PAR1"u8.ToArray(), (await File.ReadAllBytesAsync(folder["a.parquet"]))[..4]);
    }

    [Fact]
    public async Task A_missing_dataset_or_emulator_is_named_and_no_file_is_written()
    {
        using var folder = new TemporaryFolder();
        string address;
        await using (var platform = await RunningEmulator.StartAsync())
        {
            address = platform.Address();
            var missing = await ToolRun.OfAsync("emulator", "export", "none", "--endpoint", address, "-o", folder["a.parquet"]);
            Assert.Contains("no dataset 'none'", missing.MustEnd(ExitCode.Usage).Error, StringComparison.Ordinal);
        }

        (await ToolRun.OfAsync("emulator", "export", "none", "--endpoint", address, "-o", folder["a.parquet"])).MustEnd(ExitCode.Failed);
        (await ToolRun.OfAsync("emulator", "export", "none", "--endpoint", "nowhere")).MustEnd(ExitCode.Usage);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_wrong_option_names_the_command_that_lists_the_options() => Assert.Contains(
        "\ntypedflows emulator export --help lists the commands and options.",
        (await ToolRun.OfAsync("emulator", "export", "x", "--nosuch")).MustEnd(ExitCode.Usage).Error,
        StringComparison.Ordinal);
}
