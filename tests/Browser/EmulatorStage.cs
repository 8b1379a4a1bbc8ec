using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator;

namespace TypedFlows.Browser;

/// <summary>Runs an emulator with the flows of samples, and calls its endpoints.</summary>
internal sealed class EmulatorStage : IAsyncDisposable
{
    private const string FlowService = "/data/foundation/flowservice";
    private const string Cloud = "32e8f412-cdf7-464c-9885-78184cb113fd";
    private const string CloudToPlatform = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";
    private const string DataLake = "c604ff05-7f1a-43c0-8e18-33bf874cb11c";

    // The folder below the sample's data that represents each system.
    private static readonly (string Sample, string System, string Folder)[] s_sources =
    [
        ("CloudStorage", "adls-gen2", ""),
        ("CustomerSuccess", "salesforce-service-cloud", "salesforce"),
        ("CustomerSuccess", "service-now", "service-now"),
        ("MarketingAutomation", "hubspot", ""),
    ];

    private static readonly string[] s_credentials =
    [
        "ADLS_URL", "ADLS_SERVICE_PRINCIPAL_ID", "ADLS_SERVICE_PRINCIPAL_KEY", "ADLS_TENANT",
        "SALESFORCE_USERNAME", "SALESFORCE_PASSWORD", "SALESFORCE_SECURITY_TOKEN",
        "SERVICENOW_ENDPOINT", "SERVICENOW_USERNAME", "SERVICENOW_PASSWORD",
        "HUBSPOT_CLIENT_ID", "HUBSPOT_CLIENT_SECRET", "HUBSPOT_ACCESS_TOKEN", "HUBSPOT_REFRESH_TOKEN",
        "TYPEDFLOWS_API_KEY", "TYPEDFLOWS_CLIENT_SECRET",
    ];

    private readonly TemporaryFolder _folder;
    private readonly PlatformEmulator _emulator;
    private readonly HttpClient _http;

    private EmulatorStage(TemporaryFolder folder, PlatformEmulator emulator, HttpClient http) =>
        (_folder, _emulator, _http) = (folder, emulator, http);

    /// <summary>Starts an emulator and runs samples against it.</summary>
    public static Task<EmulatorStage> StartAsync(params string[] samples) => StartAsync(_ => { }, samples);

    /// <summary>Starts an emulator with other options and runs samples against it.</summary>
    public static async Task<EmulatorStage> StartAsync(Action<PlatformEmulatorOptions> configure, params string[] samples)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "orders.csv"), "Id,Email\n1,a@example.com\n2\n3,c@example.com\n4,d@example.com,extra\n");
        var emulator = await PlatformEmulator.StartAsync(options =>
        {
            options.Specs(Path.Combine(Repository.Root, "specs", "xdm"));
            options.Source("google-cloud", folder.Path);
            foreach (var (sample, system, data) in s_sources)
            {
                options.Source(system, Path.Combine(Repository.Root, "samples", sample, "data", data));
            }

            configure(options);
        });
        var stage = new EmulatorStage(folder, emulator, await SignInAsync(emulator.Endpoint));
        foreach (var sample in samples)
        {
            await stage.RunAsync(sample);
        }

        return stage;
    }

    /// <summary>Returns the address of a path on the emulator.</summary>
    public Uri At(string path) => new(_emulator.Endpoint, path);

    public async Task<JsonNode> GetAsync(string path) => (await _http.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<JsonArray> ListAsync(string resource) => (await GetAsync($"{FlowService}/{resource}"))["items"]!.AsArray();

    /// <summary>Sends a request that the emulator rejects.</summary>
    public async Task SendFailingRequestAsync()
    {
        using var response = await _http.GetAsync(new Uri($"{FlowService}/flows/nothing", UriKind.Relative));
        Assert.False(response.IsSuccessStatusCode);
    }

    /// <summary>Writes a file of the source that <see cref="CreateFlowsAsync"/> reads.</summary>
    public void Write(string path, string content)
    {
        var full = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public async Task<JsonNode> PostAsync(string path, JsonNode body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Creates one flow that fails, one that fails in part, and one that the emulator rejects.</summary>
    public async Task FailAsync()
    {
        await CreateFlowsAsync(
            ("Orders with a broken line", "/", """{"startTime": 1567411548, "frequency": "week", "interval": 1}"""),
            ("Nowhere to be found", "/missing", """{"startTime": 1567411548, "frequency": "week", "interval": 1}"""),
            ("Too often", "/", """{"startTime": 1567411548, "frequency": "minute", "interval": 5}"""));
        await WaitForRunsAsync(2, "failed", "partialSuccess");
    }

    /// <summary>Waits until no run is active, and the number of runs have one of the states.</summary>
    public async Task WaitForRunsAsync(int count, params string[] ends)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await ListAsync("runs?limit=100")).Select(run => (string?)run!["state"]).ToList() is var states
            && (states.Exists(state => state is "queued" or "inProgress") || states.Count(ends.Contains) < count))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), timeout.Token);
        }
    }

    /// <summary>Creates flows from cloud storage to one dataset.</summary>
    public async Task CreateFlowsAsync(params (string Name, string Path, string Schedule)[] flows)
    {
        var created = await PostAsync(
            "/data/foundation/schemaregistry/tenant/schemas",
            Json("""{"title": "Orders", "allOf": [{"$ref": "https://ns.adobe.com/xdm/context/profile"}]}"""));
        var schema = (string)created["$id"]!;
        var link = await PostAsync("/data/foundation/catalog/dataSets", new JsonObject
        {
            ["name"] = "Orders <b>",
            ["schemaRef"] = new JsonObject { ["id"] = schema, ["contentType"] = "application/vnd.adobe.xed+json;version=1" },
        });
        var target = await PostAsync($"{FlowService}/targetConnections", new JsonObject
        {
            ["params"] = new JsonObject { ["dataSetId"] = ((string)link[0]!).Split('/')[^1] },
            ["connectionSpec"] = Reference(DataLake),
        });
        var mapping = await PostAsync("/data/foundation/conversion/mappingSets", new JsonObject
        {
            ["xdmSchema"] = schema,
            ["xdmVersion"] = "1.0",
            ["mappings"] = Json("""
                [
                  { "sourceAttribute": "Id", "destinationXdmPath": "_id" },
                  { "sourceAttribute": "Email", "destinationXdmPath": "personalEmail.address" }
                ]
                """),
        });
        foreach (var (name, path, schedule) in flows)
        {
            await CreateFlowAsync(name, path, schedule);
        }

        async Task CreateFlowAsync(string name, string path, string schedule)
        {
            var source = await PostAsync($"{FlowService}/sourceConnections", new JsonObject
            {
                ["name"] = name,
                ["params"] = new JsonObject { ["path"] = path },
                ["connectionSpec"] = Reference(Cloud),
            });
            await PostAsync($"{FlowService}/flows", new JsonObject
            {
                ["name"] = name,
                ["flowSpec"] = Reference(CloudToPlatform),
                ["sourceConnectionIds"] = new JsonArray((string)source["id"]!),
                ["targetConnectionIds"] = new JsonArray((string)target["id"]!),
                ["transformations"] = new JsonArray(
                    new JsonObject { ["name"] = "Mapping", ["params"] = new JsonObject { ["mappingId"] = (string)mapping["id"]! } }),
                ["scheduleParams"] = Json(schedule),
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;

    private static JsonObject Reference(string id) => new() { ["id"] = id, ["version"] = "1.0" };

    private static async Task<HttpClient> SignInAsync(Uri endpoint)
    {
        var http = new HttpClient { BaseAddress = endpoint };
        using var form = new FormUrlEncodedContent(
            [new("client_id", "a"), new("client_secret", "b"), new("grant_type", "client_credentials")]);
        using var response = await http.PostAsync(new Uri("/ims/token/v3", UriKind.Relative), form);
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("x-api-key", "page");
        http.DefaultRequestHeaders.Add("x-gw-ims-org-id", "emulator@AdobeOrg");
        http.DefaultRequestHeaders.Add("x-sandbox-name", "prod");
        return http;
    }

    private async Task RunAsync(string sample)
    {
        var environment = s_credentials.ToDictionary(name => name, _ => "any");
        environment["TYPEDFLOWS_ORG"] = "emulator@AdobeOrg";
        var run = await SampleRun.OfAsync(sample, environment, "--endpoint", _emulator.Endpoint.GetLeftPart(UriPartial.Authority));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
