using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace TypedFlows.Samples;

/// <summary>Tests the sample that promotes a pipeline between two sandboxes of one emulator, in which the schema has different ids and
/// tenants.</summary>
public sealed class PromotionTests : IAsyncLifetime
{
    private const string Flow = "Club members";

    private readonly TemporaryFolder _folder = new();
    private PlatformEmulator _platform = null!;

    public async Task InitializeAsync() => _platform = await PlatformEmulator.StartAsync(options => options
        .Source("amazon-s3", Repository.Full("samples/Promotion/data"))
        .Specs(Repository.Full("specs/xdm"))
        .Tenant("dev", "acmedev")
        .Tenant("prod", "acmeprod"));

    public async Task DisposeAsync()
    {
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_sandbox_stores_its_records_with_its_own_schema_and_tenant()
    {
        await DeployAsync("dev");
        await DeployAsync("prod");

        var (devSchema, dev) = await StoredAsync("dev");
        var (prodSchema, prod) = await StoredAsync("prod");
        Assert.StartsWith("https://ns.adobe.com/acmedev/schemas/", devSchema, StringComparison.Ordinal);
        Assert.StartsWith("https://ns.adobe.com/acmeprod/schemas/", prodSchema, StringComparison.Ordinal);
        Assert.NotEqual(devSchema.Split('/')[^1], prodSchema.Split('/')[^1]);
        Assert.Equal(["D1", "D2", "D3"], dev.Select(record => record.GetProperty("_id").GetString()));
        Assert.Equal(["P1", "P2", "P3", "P4", "P5"], prod.Select(record => record.GetProperty("_id").GetString()));
        Assert.Equal([true, false, true], dev.Select(record => record.GetProperty("_acmedev").GetProperty("isActive").GetBoolean()));
        Assert.Equal(
            [true, true, false, true, false], prod.Select(record => record.GetProperty("_acmeprod").GetProperty("isActive").GetBoolean()));
        Assert.Equal("Ольга Ладыженская", prod[1].GetProperty("person").GetProperty("name").GetProperty("fullName").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_plan_is_empty_in_both_sandboxes(bool hasState)
    {
        await DeployAsync("dev");
        await DeployAsync("prod");
        Assert.Equal(["dev.applied.json", "prod.applied.json"], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order());
        foreach (var file in hasState ? [] : Directory.GetFiles(_folder.Path))
        {
            File.Delete(file);
        }

        foreach (var environment in new[] { "dev", "prod" })
        {
            Assert.All(Steps(await DeployAsync(environment, "--plan", "true")), step => Assert.StartsWith("Unchanged ", step));
            Assert.All(Steps(await DeployAsync(environment)), step => Assert.StartsWith("Unchanged ", step));
        }
    }

    [Fact]
    public async Task A_changed_schedule_of_prod_is_one_update_of_prod()
    {
        await DeployAsync("dev");
        await DeployAsync("prod");
        var settings = CopySettings(file => file.Replace("\"IntervalMinutes\": 60", "\"IntervalMinutes\": 120", StringComparison.Ordinal));

        var plan = Steps(await DeployAsync("prod", "--contentRoot", settings, "--plan", "true"));
        Assert.Equal(60, await IntervalAsync("prod"));
        var update = Assert.Single(plan, step => !step.StartsWith("Unchanged ", StringComparison.Ordinal));
        Assert.Matches("^Update +Flow +Club members: .*interval.* 60.* 120", update);

        await DeployAsync("prod", "--contentRoot", settings);
        Assert.Equal(120, await IntervalAsync("prod"));
        Assert.All(Steps(await DeployAsync("prod", "--contentRoot", settings)), step => Assert.StartsWith("Unchanged ", step));
        Assert.All(Steps(await DeployAsync("dev", "--contentRoot", settings)), step => Assert.StartsWith("Unchanged ", step));
        Assert.Equal(15, await IntervalAsync("dev"));
    }

    [Fact]
    public async Task The_tool_shows_what_a_promotion_would_change()
    {
        await DeployAsync("dev");
        Assert.StartsWith("The sandbox prod does not have the flow Club members", await DiffAsync(exitCode: 1), StringComparison.Ordinal);

        await DeployAsync("prod");
        string[] expected =
        [
            "source connection /params/path: \"/dev\" in dev, \"/prod\" in prod", "flow /scheduleParams/interval: 15 in dev, 60 in prod",
            "2 differences",
        ];
        Assert.Equal(expected, Lines(await DiffAsync(exitCode: 1)));

        // A change in dev, and its promotion.
        await DeployAsync("dev", "--Members:IntervalMinutes=30");
        Assert.Contains("flow /scheduleParams/interval: 30 in dev, 60 in prod", await DiffAsync(exitCode: 1), StringComparison.Ordinal);
        await DeployAsync("prod", "--Members:IntervalMinutes=30");
        Assert.Equal([expected[0], "1 difference"], Lines(await DiffAsync(exitCode: 1)));
    }

    [Fact]
    public async Task Secrets_are_neither_shown_nor_kept()
    {
        string[] shown =
        [
            await DeployAsync("dev"), await DeployAsync("prod"), await DeployAsync("prod", "--plan", "true"), await DiffAsync(exitCode: 1),
        ];
        var kept = Directory.EnumerateFiles(_folder.Path).Select(File.ReadAllText)
            .Append(Encoding.UTF8.GetString(_platform.TakeSnapshot().Span))
            .Concat(_platform.ReadJournal().Select(entry => entry.GetRawText()));
        Assert.All(shown.Concat(kept), text => Assert.DoesNotContain(SampleStage.Secret, text, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Repository.Full("samples/Promotion"), "appsettings*.json"),
            file => Assert.DoesNotContain("secret", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("stage")]
    [InlineData("Prod")]
    public async Task An_unknown_environment_is_an_error_that_names_the_file(string environment)
    {
        var run = await RunAsync(Settings(), "--environment", environment);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith($"error: There is no environment '{environment}': ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(
            $"appsettings.{environment}.json does not exist. The environments are dev, prod.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Source__SecretKey", "error: Source:SecretKey is not set. Set the variable Source__SecretKey")]
    [InlineData("TYPEDFLOWS_CLIENT_SECRET", "TypedFlows:ClientSecret (TYPEDFLOWS_CLIENT_SECRET) is set")]
    public async Task A_missing_secret_is_named(string name, string message)
    {
        var settings = Settings();
        settings.Remove(name);
        var run = await RunAsync(settings, "--environment", "prod");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
    }

    /// <summary>The page on production shows the code and the settings of the sample.</summary>
    [Fact]
    public void The_page_shows_the_sample()
    {
        var page = Repository.Read("runtime/docs/going-to-production.md").ReplaceLineEndings("\n");
        var section = page.Split("\n## ").Single(part => part.StartsWith("Promote from", StringComparison.Ordinal));
        var blocks = section.Split("```").Where((_, i) => i % 2 == 1).ToList();
        Assert.Equal(Repository.Read("samples/Promotion/appsettings.prod.json").ReplaceLineEndings("\n"), blocks[0]["json\n".Length..]);

        var sample = Repository.Files("*.cs", "samples/Promotion").SelectMany(path => Lines(Repository.Read(path)))
            .Select(line => line.Trim());
        var pipeline = Lines(blocks[1]).Select(line => line.Trim())
            .SkipWhile(line => !line.StartsWith("Connection = ", StringComparison.Ordinal));
        Assert.Empty(pipeline.Where(line => line.Length > 2).Except(sample));
        Assert.All(
            (string[])["Get<MemberSettings>()!;", ".AddPlatformClient();"],
            text => Assert.Contains(text, blocks[1], StringComparison.Ordinal));
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Steps(string output)
    {
        var steps = Lines(output).Skip(1).TakeWhile(line => !line.StartsWith("success", StringComparison.Ordinal)).ToList();
        Assert.Equal(7, steps.Count);
        return steps;
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["TYPEDFLOWS_ENDPOINT"] = _platform.Endpoint.ToString(),
        ["TYPEDFLOWS_CLIENT_SECRET"] = SampleStage.Secret + "client",
        ["Source__AccessKey"] = "AKIA",
        ["Source__SecretKey"] = SampleStage.Secret + "source",
    };

    private async Task<string> DeployAsync(string environment, params string[] args)
    {
        var run = await RunAsync(Settings(), ["--environment", environment, .. args]);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(
            $"{environment}: {_platform.Endpoint} (organization emulator@AdobeOrg, sandbox {environment})", run.Lines[0]);
        return run.Output + run.Errors;
    }

    private Task<SampleRun> RunAsync(Dictionary<string, string> environment, params string[] args) =>
        SampleRun.InAsync(_folder.Path, "Promotion", environment, args);

    private async Task<string> DiffAsync(int exitCode)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var tool = Repository.Full($"runtime/TypedFlows.Tool/bin/{configuration}/net10.0/TypedFlows.Tool.dll");
        var run = await ProcessRun.OfAsync(new ProcessStartInfo(
            "dotnet",
            [tool, "diff", "--pipeline", Flow, "--sandbox", "dev", "--against", "prod", "--endpoint", _platform.Endpoint.ToString()]));
        Assert.True(run.ExitCode == exitCode, run.Output + run.Errors);
        return run.Output + run.Errors;
    }

    private string CopySettings(Func<string, string> change)
    {
        var settings = Directory.CreateDirectory(_folder["settings"]).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.Full("samples/Promotion"), "appsettings*.json"))
        {
            File.WriteAllText(Path.Combine(settings, Path.GetFileName(file)), change(File.ReadAllText(file)));
        }

        return settings;
    }

    private PlatformClient ClientOf(string sandbox)
    {
        var options = _platform.ClientOptions;
        options.Sandbox = sandbox;
        return new(options);
    }

    private async Task<(string Schema, IReadOnlyList<JsonElement> Records)> StoredAsync(string sandbox)
    {
        using var client = ClientOf(sandbox);
        var dataSets = new List<DataSet>();
        await foreach (var dataSet in client.DataSets.ListAsync())
        {
            dataSets.Add(dataSet);
        }

        var only = Assert.Single(dataSets);
        return (only.SchemaId!, await _platform.GetRecordsAsync(only.Id));
    }

    private async Task<int> IntervalAsync(string sandbox)
    {
        using var client = ClientOf(sandbox);
        await foreach (var flow in client.Flows.ListAsync())
        {
            return flow.ScheduleParams.GetProperty("interval").GetInt32();
        }

        throw new InvalidOperationException("There is no flow.");
    }
}
