using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Samples;

/// <summary>Tests every sample: it stores its data, a second run changes nothing, and no secret is shown or stored.</summary>
public class SampleTests
{
    [Theory]
    [InlineData("CloudStorage", "Target Dataset", 1024, "_id", "0000104009", "person.name.firstName", "Ольга")]
    [InlineData("CustomerSuccess", "Salesforce accounts", 320, "_id", "0015e0000000001AAA", "_repo.createDate", "2019-02-02T01:01:00Z")]
    [
        InlineData(
            "CustomerSuccess",
            "Target dataset for a Customer Success connector",
            320,
            "_id",
            "0015e0000000001AAA",
            "person.name.fullName",
            "Noor Иванова")]
    [
        InlineData(
            "CustomerSuccess", "ServiceNow contacts", 260, "_id", "5137153cc611227c000bbd1bd8cd2001", "person.name.fullName", "Ольга حداد")]
    [InlineData("CustomerSuccess", "ServiceNow contacts", 260, "_id", "5137153cc611227c000bbd1bd8cd2001", "_umbrella.isActive", "True")]
    [InlineData("MarketingAutomation", "HubSpot target dataset", 250, "_id", "70001", "_repo.createDate", "2020-01-01T00:15:00Z")]
    [InlineData("Streaming", "Web visits", 10_000, "_id", "visit-00000", "web.webPageDetails.name", "product")]
    [InlineData("Streaming", "Web people", 10_001, "_id", "person-00000", "homeAddress.city", "Seattle")]
    [InlineData("Worker", "Club members", 150, "_id", "00001", "personalEmail.address", "member0@example.com")]
    public async Task It_stores_its_data(
        string sample, string dataset, int rows, string key, string id, string path, string value)
    {
        var stage = await SampleStage.OfAsync(sample);

        Assert.True(stage.First.ExitCode == 0, stage.First.Output + stage.First.Errors);
        var stored = stage.Stored[dataset];
        Assert.Equal(rows, stored.Count);
        Assert.Equal(rows, stored.Select(record => At(record, key)).Distinct().Count());
        Assert.Equal(value, At(stored.Single(record => At(record, key) == id), path));
    }

    [Theory]
    [InlineData("CloudStorage")]
    [InlineData("CustomerSuccess")]
    [InlineData("MarketingAutomation")]
    [InlineData("Streaming")]
    [InlineData("Worker")]
    public async Task A_second_run_changes_nothing(string sample)
    {
        var stage = await SampleStage.OfAsync(sample);

        Assert.True(stage.Second.ExitCode == 0, stage.Second.Output + stage.Second.Errors);
        Assert.Contains(stage.FirstCalls, call => call.IsChange);
        Assert.Empty(stage.SecondCalls.Where(call => call.IsChange).Select(call => $"{call.Method} {call.Path}"));

        // A run without its state file changes nothing either.
        Assert.True(stage.WithoutState.ExitCode == 0, stage.WithoutState.Output + stage.WithoutState.Errors);
        Assert.Empty(stage.CallsWithoutState.Where(call => call.IsChange).Select(call => $"{call.Method} {call.Path}"));
    }

    [Theory]
    [InlineData("CloudStorage")]
    [InlineData("CustomerSuccess")]
    [InlineData("MarketingAutomation")]
    [InlineData("Streaming")]
    [InlineData("Worker")]
    public async Task No_secret_is_shown_or_kept(string sample)
    {
        var stage = await SampleStage.OfAsync(sample);
        var tokens = stage.FirstCalls.Concat(stage.SecondCalls)
            .Where(call => call.Path.EndsWith("/token/v3", StringComparison.Ordinal))
            .Select(call => call.Response.GetProperty("access_token").GetString()!)
            .ToList();

        Assert.NotEmpty(tokens);
        string[] shown = [stage.First.Output, stage.First.Errors, stage.Second.Output, stage.Second.Errors, stage.Kept];
        Assert.All(shown, text => Assert.DoesNotContain("SECRET_KEY", Hidden(text), StringComparison.Ordinal));
        Assert.All(shown, text => Assert.All(tokens, token => Assert.DoesNotContain(token, text, StringComparison.Ordinal)));

        // The platform can show user names and keys that are not secrets in their spec, but no passwords or tokens.
        Assert.All(
            shown,
            text =>
                Assert.All(
                    (string[])["PASSWORD", "TOKEN", "CLIENT_SECRET", "CONNECTION_STRING"],
                    name => Assert.DoesNotContain(name, Hidden(text), StringComparison.Ordinal)));
        Assert.All(shown[..4], text => Assert.Empty(Hidden(text)));
    }

    [Theory]
    [InlineData("CustomerSuccess", "records: 264 read, 260 written, 4 failed")]
    [InlineData("MarketingAutomation", "records: 250 read, 250 written, 0 failed")]
    [InlineData("Monitoring", "records: 322 read, 320 written, 2 failed")]
    [InlineData("Promotion", "success, records: 5 read, 5 written, 0 failed")]
    [InlineData("QuickStart", "success, records: 3 read, 3 written, 0 failed")]
    [InlineData("Streaming", "messages: 10000 sent, 10000 accepted, 0 rejected")]
    [InlineData("Worker", "round 2: 0 changes")]
    public async Task One_command_runs_it(string sample, string line)
    {
        var run = await SampleRun.OfAsync(sample, new Dictionary<string, string> { ["TYPEDFLOWS_ENDPOINT"] = string.Empty });

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains(run.Lines, text => text.Contains(line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2003", "person.name.fullName", "Ольга Dubois")]
    [InlineData("2004", "person.name.fullName", "Noor حداد")]
    [InlineData("2001", "personalEmail.address", "contact1@example.com")]
    [InlineData("2000", "personalEmail.address", "")]
    [InlineData("2001", "personalEmail.status", "active")]
    [InlineData("2000", "personalEmail.status", "incomplete")]
    [InlineData("2000", "personalEmail.label", "ServiceNow")]
    [InlineData("2001", "_repo.createDate", "2020-01-02T07:07:00Z")]
    public async Task Expressions_and_constants_are_stored(string id, string path, string value)
    {
        var stage = await SampleStage.OfAsync("CustomerSuccess");

        var contact = stage.Stored["ServiceNow contacts"].Single(record => At(record, "_id") == "5137153cc611227c000bbd1bd8cd" + id);

        Assert.Equal(value, At(contact, path));
    }

    [Fact]
    public async Task Unreadable_records_do_not_stop_the_others()
    {
        var stage = await SampleStage.OfAsync("CustomerSuccess");

        Assert.Contains("records: 264 read, 260 written, 4 failed", stage.First.Lines);
        Assert.Contains(
            stage.First.Lines, line => line.Contains("the header names 5 columns, but this record has 6", StringComparison.Ordinal));
        Assert.DoesNotContain(
            stage.Stored["ServiceNow contacts"],
            record => At(record, "_id").StartsWith("5137153cc611227c000bbd1bd8cd29", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_monitor_shows_the_runs_of_every_flow_with_their_errors()
    {
        using var schemas = new TemporaryFolder();
        await using var platform = await PlatformEmulator.StartAsync(options =>
        {
            SampleStage.AddSchemas(options, schemas);
            SampleStage.AddSources(options, "CustomerSuccess");
            SampleStage.AddSources(options, "MarketingAutomation");
        });
        var environment = SampleStage.Environment(platform.Endpoint);
        Assert.Equal(0, (await SampleRun.OfAsync("CustomerSuccess", environment)).ExitCode);
        platform.AddFault("""{"kind":"fail","message":"the token of the source has expired"}""");
        Assert.Equal(1, (await SampleRun.OfAsync("MarketingAutomation", environment)).ExitCode);

        var run = await SampleRun.OfAsync("Monitoring", environment);

        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Contains("flows: 4, runs: 4, 1 failed, 1 partialSuccess, 2 success", run.Lines);
        Assert.Equal("records: 904 read, 900 written, 4 failed", run.Lines[^1]);
        Assert.All(
            (string[])["Creating a dataflow for a", "ServiceNow contacts", "HubSpot dataflow", "the token of"],
            text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_worker_shows_its_calls_as_traces_and_metrics()
    {
        var stage = await SampleStage.OfAsync("Worker");

        Assert.Matches(@"DisplayName: +POST /data/foundation/flowservice/flows\r?\n[\s\S]*?status_code: 201", stage.First.Output);
        Assert.Matches(
            @"Metric Name: http\.client\.request\.duration[\s\S]*?method: POST[\s\S]*?url.template: /data/foundation/flowservice/flows",
            stage.First.Output);
        Assert.Contains(stage.First.Lines, line => line.Contains("records: 150 read, 150 written, 0 failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_worker_sends_its_traces_and_metrics_to_a_collector()
    {
        await using var collector = await Collector.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Endpoint.GetLeftPart(UriPartial.Authority),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        var run = await SampleRun.OfAsync("Worker", environment);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.True(collector.HasReceived("/v1/traces", "POST /data/foundation/flowservice/flows"));
        Assert.True(collector.HasReceived("/v1/metrics", "http.client.request.duration"));
    }

    /// <summary>Returns the names of the secrets in a text.</summary>
    private static string Hidden(string text) => string.Join(
        ',', text.Split(SampleStage.Secret).Skip(1).Select(
            rest => new string([.. rest.TakeWhile(c => char.IsAsciiLetterUpper(c) || c is '_' or '3')])));

    private static string At(JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
        {
            record = record.TryGetProperty(name, out var value) ? value : default;
            if (record.ValueKind == JsonValueKind.Undefined)
            {
                return string.Empty;
            }
        }

        return record.ToString();
    }
}
