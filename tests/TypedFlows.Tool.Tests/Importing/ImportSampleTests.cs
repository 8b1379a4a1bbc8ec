using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;
using TypedFlows.Client;
using TypedFlows.Emulator;
using TypedFlows.TestSupport.Generation;
using TypedFlows.Tool.Tests.Support;

namespace TypedFlows.Tool.Tests.Importing;

/// <summary>Imports the flows of the samples from an emulator that ran them.</summary>
public class ImportSampleTests
{
    private const string Secret = "not-to-be-shown";

    private static readonly string[] s_variables =
    [
        "TYPEDFLOWS_CLIENT_SECRET", "ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT",
        "HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN", "HUBSPOT_REFRESH_TOKEN", "SALESFORCE_USERNAME",
        "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN", "SERVICENOW_ENDPOINT", "SERVICENOW_USERNAME", "SERVICENOW_PASSWORD",
        "AZURE_CONNECTION_STRING",
    ];

    [Theory]
    [InlineData("CloudStorage", 1, "adls-gen2=")]
    [InlineData("CustomerSuccess", 3, "salesforce-service-cloud=salesforce", "service-now=service-now")]
    [InlineData("MarketingAutomation", 1, "hubspot=")]
    [InlineData("Streaming", 2)]
    [InlineData("Worker", 1, "azure-blob=")]
    public async Task Every_flow_builds_plans_no_change_and_passes_its_test(string sample, int count, params string[] sources)
    {
        using var folder = new TemporaryFolder();
        await using var platform = await PlatformEmulator.StartAsync(options =>
        {
            options.Specs(Repository.Full("specs"));
            foreach (var source in sources.Select(source => source.Split('=')))
            {
                options.Source(source[0], Path.Combine(Repository.Full("samples"), sample, "data", source[1]));
            }
        });
        var run = await SampleRun.OfAsync(sample, Environment(platform));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        using var client = new PlatformClient(platform.ClientOptions);
        await ImportAsync(platform, client, folder, count);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_flow_of_the_sample_with_two_sandboxes_is_imported_from_each(string sandbox)
    {
        using var folder = new TemporaryFolder();
        await using var platform = await PlatformEmulator.StartAsync(options => options
            .Specs(Repository.Full("specs"))
            .Source("amazon-s3", Repository.Full("samples/Promotion/data"))
            .Tenant("dev", "acmedev")
            .Tenant("prod", "acmeprod"));
        var environment = Environment(platform);
        (environment["Source__AccessKey"], environment["Source__SecretKey"]) = (Secret, Secret);
        var run = await SampleRun.OfAsync("Promotion", environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var options = platform.ClientOptions;
        options.Sandbox = sandbox;
        using var client = new PlatformClient(options);
        await ImportAsync(platform, client, folder, 1, "--sandbox", sandbox);
    }

    /// <summary>This sample creates its flows only on the emulator inside it, so its pipelines are applied here.</summary>
    [Fact]
    public async Task The_flows_of_the_sample_that_shows_runs_are_imported()
    {
        using var folder = new TemporaryFolder();
        var data = Repository.Full("samples/Monitoring/data");
        await using var platform = await PlatformEmulator.StartAsync(options => options
            .Specs(Repository.Full("specs"))
            .Source("amazon-s3", Path.Combine(data, "cloud-storage"))
            .Source("salesforce-service-cloud", Path.Combine(data, "salesforce"))
            .Source("service-now", Path.Combine(data, "service-now")));
        using var client = new PlatformClient(platform.ClientOptions);
        var examples = Assembly.LoadFrom(SampleRun.AssemblyOf("Monitoring")).GetType("Monitoring.Examples", throwOnError: true)!;
        var all = examples.GetMethod("All")!.Invoke(null, [DateTimeOffset.UtcNow]);
        foreach (var pipeline in Assert.IsAssignableFrom<IEnumerable<Pipeline>>(all))
        {
            var applied = await pipeline.ApplyAsync(client);
            await applied.WaitForRunAsync();
        }

        await ImportAsync(platform, client, folder, 3);
    }

    /// <summary>This sample starts its own emulator, so its program is compiled with the emulator of the test.</summary>
    [Fact]
    public async Task The_flow_of_the_sample_in_one_file_is_imported()
    {
        const string Start = "await using var platform = await PlatformEmulator.StartAsync(o => o.Source("
            + "AmazonS3.Id, Path.Combine(AppContext.BaseDirectory, \"data\")));";
        var program = Repository.Read("samples/QuickStart/Program.cs");
        Assert.Contains(Start, program, StringComparison.Ordinal);
        program = program.Replace(
            Start, "var platform = (PlatformEmulator)AppContext.GetData(\"platform of the quick start\")!;", StringComparison.Ordinal);
        var specs = Directory.EnumerateFiles(Repository.Full("specs"), "*.json", SearchOption.AllDirectories)
            .Select(path => new SpecInput(path, File.ReadAllText(path)));
        var sample = await ImportedBuild.CompileAsync(
            "QuickStart", Repository.Full("samples/QuickStart"),
            [CSharpSyntaxTree.ParseText(program, new CSharpParseOptions(LanguageVersion.Latest))], specs);

        using var folder = new TemporaryFolder();
        await using var platform = await PlatformEmulator.StartAsync(options => options
            .Specs(Repository.Full("specs"))
            .Source("amazon-s3", Repository.Full("samples/QuickStart/data")));
        AppContext.SetData("platform of the quick start", platform);
        await Task.Run(() => sample.EntryPoint!.Invoke(null, [Array.Empty<string>()]));
        using var client = new PlatformClient(platform.ClientOptions);
        await ImportAsync(platform, client, folder, 1);
    }

    private static Dictionary<string, string> Environment(PlatformEmulator platform)
    {
        var environment = s_variables.ToDictionary(name => name, name => $"{Secret}-{name}");
        environment["TYPEDFLOWS_ENDPOINT"] = platform.Address();
        environment["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg";
        environment["TYPEDFLOWS_API_KEY"] = "key";
        return environment;
    }

    private static async Task ImportAsync(
        PlatformEmulator platform, PlatformClient client, TemporaryFolder folder, int count, params string[] arguments)
    {
        var flows = await client.Flows.ListAsync().ToListAsync();
        Assert.Equal(count, flows.Count);
        foreach (var flow in flows)
        {
            var run = await ToolRun.OfAsync(
                ["import", flow.Id, "-o", folder[flow.Id], "--endpoint", platform.Address(), .. arguments]);
            run.MustEnd(ExitCode.Success);
            var build = await ImportedBuild.OfAsync(folder[flow.Id]);

            var plan = await build.Pipeline().PlanAsync(client);
            Assert.True(plan.IsEmpty, plan.ToString());
            Assert.Equal(flow.Id, plan.Steps[^1].Id);
            Assert.Null(await build.TestAsync());
            var program = await File.ReadAllTextAsync(folder[flow.Id + "/Program.cs"]);
            Assert.All(
                (string[])["PASSWORD", "TOKEN", "CLIENT_SECRET", "CONNECTION_STRING", "SERVICE_PRINCIPAL_KEY"],
                secret => Assert.DoesNotMatch($"{Secret}-[A-Z_]*{secret}", program));
        }
    }
}
