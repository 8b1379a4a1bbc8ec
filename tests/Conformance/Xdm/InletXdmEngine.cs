using System.Net;
using System.Text.Json;
using TypedFlows.Emulator;

namespace TypedFlows.Conformance.Xdm;

/// <summary>Sends each record to an inlet of the emulator, which validates it while the request waits.</summary>
internal sealed class InletXdmEngine : IXdmEngine
{
    private readonly List<InletXdmSchema> _schemas = [];

    public string Name => "inlet";

    public async ValueTask<CheckRecord> PrepareAsync(string name, string schema)
    {
        var inlet = await InletXdmSchema.StartAsync(name, schema);
        _schemas.Add(inlet);
        return inlet.CheckAsync;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var schema in _schemas)
        {
            await schema.DisposeAsync();
        }
    }
}

/// <summary>Represents an emulator with one schema, and an inlet whose flow writes to a dataset of that schema.</summary>
internal sealed class InletXdmSchema : IAsyncDisposable
{
    private const string Flows = "/data/foundation/flowservice/";
    private const string ContentType = "application/vnd.adobe.xed-full+json;version=1";
    private const string Streaming = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";
    private const string StreamingWithoutMapping = "d8a6f005-7eaf-4153-983e-e8574508b877";
    private const string DataLake = "c604ff05-7f1a-43c0-8e18-33bf874cb11c";

    // The messages that name a property of the object instead of a value.
    private static readonly (string Start, string End)[] s_keyMessages =
        [("required key [", "] not found"), ("extraneous key [", "] is not permitted")];

    private readonly PlatformEmulator _emulator;
    private readonly EmulatorClient _client;
    private readonly string _schemaId;
    private readonly string _schemaRef;
    private string _header = string.Empty;
    private Uri? _inlet;

    private InletXdmSchema(PlatformEmulator emulator, string schemaId)
    {
        _emulator = emulator;
        _schemaId = JsonSerializer.Serialize(schemaId);
        _schemaRef = $$"""{ "id": {{_schemaId}}, "contentType": "{{ContentType}}" }""";
        _client = new EmulatorClient(emulator.Endpoint);
    }

    public static async Task<InletXdmSchema> StartAsync(string name, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        using var folder = new TestSupport.TemporaryFolder();
        folder.Write(name + ".json", schema);
        var emulator = await PlatformEmulator.StartAsync(options => options.Specs(folder.Path));
        var inlet = new InletXdmSchema(emulator, document.RootElement.GetProperty("$id").GetString()!);
        try
        {
            await inlet.DeployAsync();
            return inlet;
        }
        catch
        {
            await inlet.DisposeAsync();
            throw;
        }
    }

    public async ValueTask<RecordResult> CheckAsync(string record)
    {
        using var response = await _client.PostAsync(
            _inlet!.AbsolutePath + "?syncValidation=true",
            $$"""{ "header": {{_header}}, "body": { "xdmMeta": { "schemaRef": {{_schemaRef}} }, "xdmEntity": {{record}} } }""");
        var body = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return root.GetProperty("syncValidation").GetProperty("status").GetString() == "pass"
                ? new RecordResult([]) : RecordResult.Failed("the inlet did not validate the record: " + body);
        }

        return response.StatusCode == HttpStatusCode.BadRequest
            && root.GetProperty("report").TryGetProperty("cause", out var cause)
            && cause.TryGetProperty("_streamingValidation", out var violations)
                ? new RecordResult([.. violations.EnumerateArray().SelectMany(Flatten)])
                : RecordResult.Failed($"the inlet responded with {(int)response.StatusCode}: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    private static IEnumerable<RecordViolation> Flatten(JsonElement violation)
    {
        var causes = violation.GetProperty("causingExceptions");
        if (causes.GetArrayLength() > 0)
        {
            return causes.EnumerateArray().SelectMany(Flatten);
        }

        var message = violation.GetProperty("message").GetString()!;
        return
        [
            new RecordViolation(
                violation.GetProperty("pointerToViolation").GetString()!,
                violation.GetProperty("keyword").GetString()!,
                message,
                Key(message)),
        ];
    }

    private static string? Key(string message) => s_keyMessages
        .Where(form => message.StartsWith(form.Start, StringComparison.Ordinal) && message.EndsWith(form.End, StringComparison.Ordinal))
        .Select(form => message[form.Start.Length..^form.End.Length])
        .FirstOrDefault();

    private async Task DeployAsync()
    {
        await _client.SignInAsync();
        var dataSet = await _client.CreateAsync(
            "/data/foundation/catalog/dataSets", $$"""{ "name": "Records", "schemaRef": {{_schemaRef}} }""");
        var dataSetId = dataSet[0].GetString()!.Split('/')[^1];
        var target = await _client.CreateAsync(Flows + "targetConnections", $$"""
            {
                "name": "Lake", "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" },
                "data": { "schema": { "id": {{_schemaId}}, "version": "{{ContentType}}" } }, "params": { "dataSetId": "{{dataSetId}}" }
            }
            """);
        var connection = Id(await _client.CreateAsync(Flows + "connections", $$"""
            {
                "name": "Stream", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" },
                "auth": { "specName": "Streaming Connection", "params": { "sourceId": "records", "dataType": "xdm", "name": "records" } }
            }
            """));
        var source = Id(await _client.CreateAsync(Flows + "sourceConnections", $$"""
            { "name": "Stream", "baseConnectionId": "{{connection}}", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" } }
            """));
        var flow = Id(await _client.CreateAsync(Flows + "flows", $$"""
            {
                "name": "Stream", "flowSpec": { "id": "{{StreamingWithoutMapping}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{Id(target)}}"], "transformations": []
            }
            """));
        var read = await _client.GetAsync(Flows + "connections/" + connection);
        _inlet = new Uri(
            read.GetProperty("items")[0].GetProperty("auth").GetProperty("params").GetProperty("inletUrl").GetString()!);
        _header = $$"""
            { "schemaRef": {{_schemaRef}}, "imsOrgId": "{{EmulatorClient.Organization}}", "datasetId": "{{dataSetId}}",
                "flowId": "{{flow}}",
                "source": { "name": "records" } }
            """;
    }

    private static string Id(JsonElement created) => created.GetProperty("id").GetString()!;
}
