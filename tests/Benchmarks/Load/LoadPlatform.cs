using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Benchmarks.Load;

/// <summary>Provides a platform in this process, an authenticated client, and the resources that flows require.</summary>
internal sealed class LoadPlatform : IAsyncDisposable
{
    public const string FlowPath = "/data/foundation/flowservice/";
    private const string S3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";
    private const string Streaming = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";

    private readonly DirectoryInfo? _data;

    private LoadPlatform(PlatformEmulator platform, DirectoryInfo? data)
    {
        Platform = platform;
        _data = data;
        Http = new HttpClient { BaseAddress = platform.Endpoint };
    }

    public PlatformEmulator Platform { get; }

    public HttpClient Http { get; }

    public string DataSetId { get; private set; } = string.Empty;

    private string TargetId { get; set; } = string.Empty;

    private string MappingId { get; set; } = string.Empty;

    /// <summary>Gets or sets the base connection of the flows, or null for none.</summary>
    private string? ConnectionId { get; set; }

    public static Task<LoadPlatform> StartAsync(bool isDurable, string? sourceFolder, params string[] rows) => StartAsync(
        isDurable,
        options =>
        {
            if (sourceFolder is not null)
            {
                options.Source(S3, sourceFolder);
            }
        },
        rows);

    /// <summary>Starts a platform that reads an S3-compatible service.</summary>
    public static async Task<LoadPlatform> StartAsync(Uri endpoint, string key, string secret, params string[] rows)
    {
        var platform = await StartAsync(isDurable: true, options => options.Source(S3).FromAccount(endpoint), rows);
        platform.ConnectionId = Id(await platform.PostAsync(FlowPath + "connections", $$"""
            { "name": "account", "connectionSpec": { "id": "{{S3}}", "version": "1.0" },
                "auth": { "specName": "Access Key", "params": { "s3AccessKey": "{{key}}", "s3SecretKey": "{{secret}}" } } }
            """));
        return platform;
    }

    private static async Task<LoadPlatform> StartAsync(bool isDurable, Action<PlatformEmulatorOptions> configure, string[] rows)
    {
        var data = isDurable ? Directory.CreateTempSubdirectory("typedflows-load-") : null;
        var platform = new LoadPlatform(
            await PlatformEmulator.StartAsync(o =>
            {
                o.DataFolder = data?.FullName;
                configure(o);
            }),
            data);
        using var form = new FormUrlEncodedContent(
            [new("client_id", "a"), new("client_secret", "b"), new("grant_type", "client_credentials")]);
        using var response = await platform.Http.PostAsync(new Uri("/ims/token/v3", UriKind.Relative), form);
        using var token = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        platform.Http.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());
        platform.Http.DefaultRequestHeaders.Add("x-api-key", "load");
        platform.Http.DefaultRequestHeaders.Add("x-gw-ims-org-id", "emulator@AdobeOrg");
        platform.Http.DefaultRequestHeaders.Add("x-sandbox-name", "prod");
        await platform.CreateTargetAsync(rows);
        return platform;
    }

    public async Task<JsonElement> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement.Clone()
            : throw new InvalidOperationException($"{path}: {text}");
    }

    public async Task<JsonElement> GetAsync(string path) =>
        JsonDocument.Parse(await Http.GetByteArrayAsync(new Uri(path, UriKind.Relative))).RootElement.Clone();

    /// <param name="startTime">The start time in epoch seconds.</param>
    public async Task<string> CreateFlowAsync(string name, string path, long startTime)
    {
        var connection = ConnectionId is null ? string.Empty : $"\"baseConnectionId\": \"{ConnectionId}\", ";
        var source = Id(await PostAsync(
            FlowPath + "sourceConnections",
            $$"""{ "name": "{{name}}", {{connection}}"params": { "path": "{{path}}" }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }"""));
        return Id(await PostAsync(FlowPath + "flows", $$"""
            {
                "name": "{{name}}", "flowSpec": { "id": "9753525b-82c7-4dce-8a9b-5ccfce2b9876", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{TargetId}}"],
                "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{MappingId}}" } }],
                "scheduleParams": { "startTime": {{startTime}}, "frequency": "week", "interval": 1 }
            }
            """));
    }

    /// <summary>Returns the row of a mapping set that copies a column.</summary>
    public static string Attribute(string column) =>
        $$"""{ "source": "{{column}}", "destination": "{{(column == "Id" ? "_id" : "person." + column)}}" }""";

    /// <summary>Waits for the end of the first run of a flow.</summary>
    public async Task WaitAsync(string flow, Action poll)
    {
        for (; ; await Task.Delay(20))
        {
            var runs = (await GetAsync($"{FlowPath}runs?property=flowId=={flow}")).GetProperty("items");
            if (runs.GetArrayLength() > 0 && runs[0].GetProperty("state").GetString() != "inProgress")
            {
                return;
            }

            poll();
        }
    }

    /// <returns>The path of an inlet for the dataset.</returns>
    public async Task<string> CreateStreamAsync()
    {
        var connection = Id(await PostAsync(FlowPath + "connections", $$"""
            { "name": "stream", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" },
                "auth": { "specName": "Streaming Connection", "params": { "dataType": "xdm" } } }
            """));
        var source = Id(await PostAsync(
            FlowPath + "sourceConnections",
            $$"""{ "name": "x", "baseConnectionId": "{{connection}}", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" } }"""));
        await PostAsync(FlowPath + "flows", $$"""
            { "flowSpec": { "id": "d8a6f005-7eaf-4153-983e-e8574508b877", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{TargetId}}"] }
            """);
        var read = await GetAsync(FlowPath + "connections/" + connection);
        return new Uri(
            read.GetProperty("items")[0].GetProperty("auth").GetProperty("params").GetProperty("inletUrl").GetString()!).AbsolutePath;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Platform.DisposeAsync();
        _data?.Delete(recursive: true);
    }

    private async Task CreateTargetAsync(string[] rows)
    {
        var schema = (await PostAsync(
                "/data/foundation/schemaregistry/tenant/schemas",
                """{ "title": "Load", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }"""))
            .GetProperty("$id").GetString();
        var dataSet = await PostAsync(
            "/data/foundation/catalog/dataSets",
            $$"""{ "name": "Load", "schemaRef": { "id": "{{schema}}", "contentType": "application/vnd.adobe.xed+json;version=1" } }""");
        DataSetId = dataSet[0].GetString()!["@/dataSets/".Length..];
        TargetId = Id(await PostAsync(
            FlowPath + "targetConnections",
            $$"""{ "params": { "dataSetId": "{{DataSetId}}" },"""
                + """ "connectionSpec": { "id": "c604ff05-7f1a-43c0-8e18-33bf874cb11c", "version": "1.0" } }"""));
        var mappings = string.Join(',', rows.Append(Attribute("Id")).Distinct());
        MappingId = Id(await PostAsync(
            "/data/foundation/conversion/mappingSets",
            $$"""{ "xdmSchema": "{{schema}}", "xdmVersion": "1.0", "mappings": [{{mappings}}] }"""));
    }

    private static string Id(JsonElement response) => response.GetProperty("id").GetString()!;
}
