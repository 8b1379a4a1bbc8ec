using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Sends the calls of the tutorials and replaces ids with those of earlier responses of the same tutorial.</summary>
internal sealed class TutorialReplay(Session session)
{
    private static readonly string[] s_tutorials =
    [
        "cloud-storage",
        "customer-success-older",
        "customer-success",
        "marketing-automation",
        "streaming",
    ];

    // The last id of each kind in a response. A kind that the tutorial does not create is not replaced.
    private readonly Dictionary<string, string> _ids = [];
    private string _tutorial = string.Empty;
    private string _inlet = string.Empty;
    private string _lastDataSet = string.Empty;

    public static IEnumerable<(string Tutorial, TutorialCall Call)> Calls =>
        s_tutorials.SelectMany(name => Read(name).Select(call => (name, call)));

    public async Task<Reply> SendAsync(string tutorial, TutorialCall call, Action<JsonObject>? change = null)
    {
        if (tutorial != _tutorial)
        {
            _tutorial = tutorial;
            _ids.Clear();
        }

        var path = call.Path.Replace("{CONNECTION_ID}", _ids.GetValueOrDefault("connections"), StringComparison.Ordinal);
        if (path.StartsWith("/collection/", StringComparison.Ordinal))
        {
            path = "/collection/" + _inlet;
        }

        // A separate client, because the client of the session adds headers that the tutorials omit.
        using var http = new HttpClient { BaseAddress = session.Platform.Endpoint };
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), new Uri(path, UriKind.Relative));
        if (call.Body is not null)
        {
            var body = JsonNode.Parse(call.Body.Replace("{TENANT_ID}", "emulator", StringComparison.Ordinal))!.AsObject();
            PutIn(body);
            change?.Invoke(body);
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        foreach (var (name, value) in call.Headers.Where(header => header.Key != "Content-Type"))
        {
            request.Headers.Add(name, Header(name, value));
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var reply = new Reply(
            response.StatusCode,
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone(),
            response.Headers.Location);
        if (response.IsSuccessStatusCode)
        {
            Keep(call, reply);
        }

        return reply;
    }

    private string Header(string name, string value) => name switch
    {
        "Authorization" => session.Http.DefaultRequestHeaders.Authorization!.ToString(),
        "x-adobe-flow-id" => _ids["flows"],
        "x-gw-ims-org-id" => "emulator@AdobeOrg",
        "x-sandbox-name" => "prod",
        _ => value.Trim('{', '}'),
    };

    private void PutIn(JsonObject body)
    {
        Put(body, "baseConnectionId", "connections");
        Put(body["sourceConnectionIds"], 0, "sourceConnections");
        Put(body["targetConnectionIds"], 0, "targetConnections");
        Put(body["params"], "dataSetId", "dataSets");
        Put(body, "xdmSchema", "schemas");
        Put(body["schemaRef"], "id", "schemas");
        Put(body["data"]?["schema"], "id", "schemas");
        foreach (var transformation in body["transformations"]?.AsArray() ?? [])
        {
            Put(transformation!["params"], "mappingId", "mappingSets");
        }

        if (body["params"]?["dataSetId"]?.GetValue<string>() == "{DATASET_ID}")
        {
            body["params"]!["dataSetId"] = _lastDataSet;
        }
    }

    private void Put(JsonNode? owner, string member, string kind)
    {
        if (owner is JsonObject found && found.ContainsKey(member) && _ids.TryGetValue(kind, out var id))
        {
            found[member] = id;
        }
    }

    private void Put(JsonNode? owner, int index, string kind)
    {
        if (owner is JsonArray found && _ids.TryGetValue(kind, out var id))
        {
            found[index] = id;
        }
    }

    private void Keep(TutorialCall call, Reply reply)
    {
        var kind = call.Path.Split('?')[0].Split('/')[^1];
        if (call.Method != "POST" || call.Path.StartsWith("/collection/", StringComparison.Ordinal))
        {
            _inlet = reply.Body.TryGetProperty("items", out var items)
                && items.GetArrayLength() == 1
                && items[0].TryGetProperty("auth", out var auth)
                ? auth.GetProperty("params").GetProperty("inletId").GetString()!
                : _inlet;
            return;
        }

        // The guarded connection is created in addition to the one that the tutorial uses.
        if (kind == "connections" && _ids.ContainsKey(kind))
        {
            return;
        }

        _ids[kind] = kind switch
        {
            "schemas" => reply.Body.GetProperty("$id").GetString()!,
            "dataSets" => _lastDataSet = reply.Body[0].GetString()!["@/dataSets/".Length..],
            _ => reply.Id,
        };
    }

    private static IEnumerable<TutorialCall> Read(string tutorial)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Tutorials", tutorial + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        foreach (var call in document.RootElement.EnumerateArray())
        {
            var headers = call.GetProperty("headers")
                .EnumerateObject()
                .ToDictionary(header => header.Name, header => header.Value.GetString()!);
            var url = call.GetProperty("url").GetString()!;
            var slash = url.IndexOf('/', url.IndexOf("//", StringComparison.Ordinal) + 2);
            yield return new(
                call.GetProperty("method").GetString()!,
                url[slash..],
                headers,
                call.TryGetProperty("body", out var body) ? body.GetString() : null);
        }
    }
}
