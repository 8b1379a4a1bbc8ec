using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests;

/// <summary>Tests <c>diff --pipeline</c> with two sandboxes of one emulator, in which ids differ.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private const string AmazonS3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";
    private const string CloudStorage = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";

    private PlatformEmulator _platform = null!;

    public async Task InitializeAsync() =>
        _platform = await PlatformEmulator.StartAsync(options => options.Specs(Repository.Full("specs")));

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    private async Task ApplyAsync(string sandbox, string path, int interval, string secret, params (string Source, string Target)[] rows)
    {
        var options = _platform.ClientOptions;
        options.Sandbox = sandbox;
        using var client = new PlatformClient(options);
        var pipeline = new Pipeline("Contacts")
        {
            Connection = new RawConnection(
                AmazonS3, new RawAuth("Access Key", $$"""{"s3AccessKey":"{{secret}}","s3SecretKey":"{{secret}}"}""")),
            Schema = XdmSchema.Profile(),
            Flow = new RawFlow(CloudStorage, new RawSource(AmazonS3, $$"""{"path":"{{path}}"}"""))
            {
                Schedule = new RawParameters($$"""{"startTime":1567411548,"frequency":"minute","interval":{{interval}}}"""),
            },
        };
        foreach (var (source, target) in rows)
        {
            pipeline.Mapping.Add(new(source, target));
        }

        await pipeline.ApplyAsync(client);
    }

    private Task<ToolRun> DiffAsync(params string[] options) => ToolRun.OfAsync(
        ["diff", "--pipeline", "Contacts", "--sandbox", "dev", "--against", "prod", "--endpoint", _platform.Address(), .. options]);

    [Fact]
    public async Task Differences_are_listed_by_resource_without_ids_and_credentials()
    {
        await ApplyAsync("dev", "/dev", 15, "secret-of-dev", ("Id", "_id"), ("Email", "personalEmail.address"));
        await ApplyAsync("prod", "/prod", 60, "secret-of-prod", ("Id", "_id"));
        var run = await DiffAsync();
        run.MustEnd(ExitCode.Found);
        var lines = run.Output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal("source connection /params/path: \"/dev\" in dev, \"/prod\" in prod", lines[0]);
        Assert.Matches("^mapping set /personalEmail.address: .*\\.\\.\\. in dev, nothing in prod$", lines[1]);
        Assert.Equal("flow /scheduleParams/interval: 15 in dev, 60 in prod", lines[2]);
        Assert.Equal("3 differences", lines[3]);

        using var json = JsonDocument.Parse((await DiffAsync("--format", "json")).Output);
        var root = json.RootElement;
        Assert.True(root.GetProperty("exists").GetBoolean());
        Assert.Equal(3, root.GetProperty("differences").GetArrayLength());
        Assert.Equal(15, root.GetProperty("differences")[2].GetProperty("value").GetInt32());
        Assert.Equal(60, root.GetProperty("differences")[2].GetProperty("other").GetInt32());
    }

    [Fact]
    public async Task Equal_flows_have_no_difference()
    {
        await ApplyAsync("dev", "/", 15, "secret-of-dev", ("Id", "_id"));
        await ApplyAsync("prod", "/", 15, "secret-of-prod", ("Id", "_id"));
        var run = await DiffAsync();
        run.MustEnd(ExitCode.Success);
        Assert.Contains("equal in dev and prod", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flow_that_the_other_sandbox_does_not_have_is_created_by_a_promotion()
    {
        await ApplyAsync("dev", "/", 15, "secret-of-dev", ("Id", "_id"));
        var run = await DiffAsync();
        run.MustEnd(ExitCode.Found);
        Assert.Contains("The sandbox prod does not have the flow", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await DiffAsync("--format", "json")).Output);
        Assert.False(json.RootElement.GetProperty("exists").GetBoolean());
    }

    [Fact]
    public async Task The_flow_and_the_other_sandbox_require_each_other()
    {
        var run = await ToolRun.OfAsync(["diff", "--pipeline", "Contacts", "--endpoint", _platform.Address()]);
        Assert.Contains("--pipeline and --against require each other", run.Error, StringComparison.Ordinal);
    }
}
