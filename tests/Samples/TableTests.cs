using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Samples;

/// <summary>The samples that read tables: what they store is what their tables hold.</summary>
public class TableTests
{
    [Theory]
    [InlineData("MarketingAutomation", "hubspot", "contacts.csv", 250, "70001", "_repo.createDate", "2020-01-01T00:15:00Z")]
    [InlineData("CustomerSuccess", "salesforce-service-cloud", "Account.csv", 320, "0015e0000000001AAA", "mobilePhone.number", "+1 (614) 555-0001")]
    public async Task Every_row_arrives_on_a_platform_that_is_not_embedded(
        string sample, string source, string table, int rows, string id, string path, string value)
    {
        var data = Path.Combine(SampleRun.RepositoryRoot, "samples", sample, "data");
        Assert.True(File.Exists(Path.Combine(data, table)));
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source(source, data));
        var environment = new Dictionary<string, string>
        {
            ["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg",
            ["TYPEDFLOWS_API_KEY"] = "key",
            ["TYPEDFLOWS_CLIENT_SECRET"] = "not-to-be-shown",
        };
        foreach (var name in (string[])["HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN", "HUBSPOT_REFRESH_TOKEN", "SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN"])
        {
            environment[name] = "not-to-be-shown-either";
        }

        var run = await SampleRun.OfAsync(sample, environment, "--endpoint", platform.Endpoint.ToString());

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal($"records: {rows} read, {rows} written, 0 failed", run.Lines[^1]);
        Assert.DoesNotContain("not-to-be-shown", run.Output + run.Errors, StringComparison.Ordinal);
        var dataset = run.Lines.Single(line => line.StartsWith("dataset: ", StringComparison.Ordinal))["dataset: ".Length..].Trim();
        var stored = (await platform.GetRecordsAsync(dataset, limit: 1000)).ToDictionary(record => record.GetProperty("_id").GetString()!);
        Assert.Equal(rows, stored.Count);
        Assert.Equal(value, At(stored[id], path));
    }

    [Theory]
    [InlineData("MarketingAutomation", 250)]
    [InlineData("CustomerSuccess", 320)]
    public async Task One_command_runs_it(string sample, int rows)
    {
        var run = await SampleRun.OfAsync(sample, new Dictionary<string, string>());

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal($"records: {rows} read, {rows} written, 0 failed", run.Lines[^1]);
    }

    private static string? At(JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
        {
            record = record.GetProperty(name);
        }

        return record.GetString();
    }
}
