using System.Net;
using System.Net.Http.Headers;
using System.Text;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>An inlet and a flow that it feeds.</summary>
internal sealed class StreamDeployment
{
    private const string Streaming = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";
    private const string Unmapped = "d8a6f005-7eaf-4153-983e-e8574508b877";
    private const string Mapped = "c1a19761-d2c7-4702-b9fa-fe91f0613e81";

    private readonly HttpClient _http;

    private StreamDeployment(Session session) => _http = new HttpClient { BaseAddress = session.Platform.Endpoint };

    public string InletPath { get; private set; } = string.Empty;

    public string DataSetId { get; private set; } = string.Empty;

    public string FlowId { get; private set; } = string.Empty;

    public static Task<StreamDeployment> CreateAsync(
        Session session, bool isGuarded, bool isMapped, string? schemaId = null, params (string, string)[] mappings) =>
        CreateAsync(session, isGuarded, isMapped, schemaId, null, mappings);

    /// <param name="rows">The rows of the mapping set in JSON; <see langword="null"/> for those of attributes.</param>
    public static Task<StreamDeployment> CreateAsync(
        Session session, bool isGuarded, bool isMapped, string? schemaId, string rows) =>
        CreateAsync(session, isGuarded, isMapped, schemaId, rows, []);

    private static async Task<StreamDeployment> CreateAsync(
        Session session, bool isGuarded, bool isMapped, string? schemaId, string? rows, (string, string)[] mappings)
    {
        var made = new StreamDeployment(session);
        var target = new Deployment(session);
        await target.CreateTargetAsync(schemaId: schemaId);
        made.DataSetId = target.DataSetId;
        var guard = isGuarded ? ", \"authenticationRequired\": true" : string.Empty;
        var connection = (await session.PostAsync(FlowPath + "connections", $$"""
            {
                "name": "Stream", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" },
                "auth": { "specName": "Streaming Connection",
                    "params": { "sourceId": "s", "dataType": "{{(isMapped ? "raw" : "xdm")}}", "name": "s"{{guard}} } }
            }
            """)).Expect(HttpStatusCode.Created).Id;
        var read = (await session.GetAsync(FlowPath + "connections/" + connection)).One;
        made.InletPath = new Uri(read.GetProperty("auth").GetProperty("params").GetProperty("inletUrl").GetString()!).AbsolutePath;
        var source = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "Stream", "baseConnectionId": "{{connection}}", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" } }
            """)).Expect(HttpStatusCode.Created).Id;
        var transformations = "[]";
        if (isMapped)
        {
            await (rows is not null ? target.CreateRowsAsync(rows) : target.CreateMappingAsync(mappings.Length > 0 ? mappings :
            [
                ("name", "person.name.fullName"),
                ("location.city", "homeAddress.city"),
                ("birthday.year", "person.birthYear"),
                ("id", "_id"),
            ]));
            transformations = $$"""[{ "name": "Mapping", "params": { "mappingId": "{{target.MappingId}}", "mappingVersion": "0" } }]""";
        }

        made.FlowId = (await session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Stream", "flowSpec": { "id": "{{(isMapped ? Mapped : Unmapped)}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{target.TargetId}}"],
                "transformations": {{transformations}}
            }
            """)).Expect(HttpStatusCode.Created).Id;
        return made;
    }

    public Task<Reply> SendAsync(string message, string? token = null, string? flowId = null, string query = "") =>
        PostAsync(InletPath + query, message, token, flowId);

    public Task<Reply> SendBatchAsync(string body, string query = "") =>
        PostAsync(InletPath.Replace("/collection/", "/collection/batch/", StringComparison.Ordinal) + query, body, null, null);

    private async Task<Reply> PostAsync(string path, string body, string? token, string? flowId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")),
        };
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (flowId is not null)
        {
            request.Headers.Add("x-adobe-flow-id", flowId);
        }

        return await ReadAsync(await _http.SendAsync(request));
    }

    private static async Task<Reply> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return new(
                response.StatusCode,
                text.Length == 0 ? default : System.Text.Json.JsonDocument.Parse(text).RootElement.Clone(),
                response.Headers.Location);
        }
    }
}
