using TypedFlows.Client;
using TypedFlows.Emulator;
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
        var environment = s_variables.ToDictionary(name => name, name => $"{Secret}-{name}");
        environment["TYPEDFLOWS_ENDPOINT"] = platform.Address();
        environment["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg";
        environment["TYPEDFLOWS_API_KEY"] = "key";
        var run = await SampleRun.OfAsync(sample, environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        using var client = new PlatformClient(platform.ClientOptions);
        var flows = await client.Flows.ListAsync().ToListAsync();
        Assert.Equal(count, flows.Count);

        foreach (var flow in flows)
        {
            (await ToolRun.OfAsync("import", flow.Id, "-o", folder[flow.Id], "--endpoint", platform.Address())).MustEnd(ExitCode.Success);
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
