using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TypedFlows.Emulator;
using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>
/// Sends requests to an emulator with resources of each kind, without a socket. No request fails the emulator, and each body of a response
/// that declares JSON is JSON. Requests are separated by lines of <c>###</c>, and <c>{flows}</c> is the last id of a flow.
/// </summary>
internal sealed class HttpHarness : Harness
{
    private const string Separator = "\n###\n";
    private const string S3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";
    private const int MaxRequests = 8;

    // A fault delays or cuts responses as it is requested to, and a clock is never set back.
    private static readonly string[] s_excluded = ["/_emulator/faults", "/_emulator/clock"];

    private readonly TemporaryFolder _files = new();
    private readonly PlatformEmulator _platform;
    private readonly RequestDelegate _pipeline;
    private readonly IServiceProvider _services;
    private readonly Dictionary<string, string> _created;
    private readonly ReadOnlyMemory<byte> _snapshot;
    private string _last = string.Empty;
    private Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public HttpHarness()
    {
        _files.Write("a.csv", "id,name\n1,one\n2,\n");
        _platform = PlatformEmulator.StartAsync(options => options.Source(S3, _files.Path)).GetAwaiter().GetResult();
        var application = Application(Server(Parts(_platform)));
        _services = application.Services;
        _pipeline = Build(application);
        foreach (var request in Setup())
        {
            var status = Send(request);
            BrokenClaimException.ThrowIf(status >= 300, () => $"the setup fails with {status}: {request}");
        }

        // A run that is not finished would continue after each input.
        while (Send("GET /data/foundation/flowservice/runs/{runs}") == 200 && !_last.Contains("completedAtUTC", StringComparison.Ordinal))
        {
            Thread.Sleep(10);
        }

        _created = _ids;
        _snapshot = _platform.TakeSnapshot();
    }

    public override IEnumerable<string> Words => _created.Keys.Select(kind => $"{{{kind}}}").Concat(
    [
        "GET /", "POST /", "PATCH /", "PUT /", "DELETE /", "\n###\n", "?property=", "?limit=", "&orderby=", "?op=publish", "?mode=draft",
        "If-Match: *\n", "x-sandbox-name: ", "Accept: application/vnd.adobe.xed-full+json; version=1\n", "null", "[]", "{}", "\"\"", "1e400",
        "[{\"op\":\"replace\",\"path\":\"/", "\"value\":", "\\ud800", "%00", "%2F", "..",
    ]);

    public override IEnumerable<byte[]> Seeds() => Setup().Concat(
        _platform.Routes.All.Where(route => !Array.Exists(s_excluded, route.Path.StartsWith)).Select(route => Request(route.Method, route.Path)))
        .Select(Bytes);

    public override void Run(byte[] input)
    {
        _ids = new(_created, StringComparer.Ordinal);
        var isChanged = false;
        foreach (var request in Text(input).Split(Separator, MaxRequests + 1).Take(MaxRequests))
        {
            isChanged |= !request.StartsWith("GET ", StringComparison.Ordinal);
            Send(request);
        }

        if (isChanged)
        {
            _platform.RestoreAsync(_snapshot).GetAwaiter().GetResult();
        }
    }

    public override void Dispose()
    {
        _platform.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _files.Dispose();
    }

    private static string[] Setup() => Repository.Read("tests/Fuzz/Harnesses/setup.http").Split(Separator);

    private static string Request(string method, string path)
    {
        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            segments[i] = segments[i] == "{id}" ? $"{{{segments[i - 1]}}}" : segments[i];
        }

        return $"{method} {string.Join('/', segments)}" + method switch
        {
            "PATCH" => "\nIf-Match: *\n\n[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"other\"}]",
            "POST" or "PUT" => "\n\n{\"name\":\"other\"}",
            _ => string.Empty,
        };
    }

    /// <returns>The status; 0 for a request that a server would not accept.</returns>
    private int Send(string request)
    {
        foreach (var (kind, id) in _ids)
        {
            request = request.Replace($"{{{kind}}}", id, StringComparison.Ordinal);
        }

        var end = request.IndexOf("\n\n", StringComparison.Ordinal);
        var head = (end < 0 ? request : request[..end]).TrimEnd().Split('\n');
        if (head[0].Split(' ') is not [{ Length: > 0 } method, ['/', ..] target]
            || !head.All(line => line.All(c => c is >= ' ' and <= '~')) || !method.All(char.IsAsciiLetterUpper))
        {
            return 0;
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        var undecoded = query < 0 ? target : target[..query];
        // The server rejects such a path before the emulator receives it.
        if (undecoded.Contains("%00", StringComparison.Ordinal))
        {
            return 0;
        }

        var path = PathString.FromUriComponent(undecoded);
        if (Array.Exists(s_excluded, excluded => path.Value!.StartsWith(excluded, StringComparison.OrdinalIgnoreCase)))
        {
            return 0;
        }

        var http = new DefaultHttpContext { RequestServices = _services };
        http.Connection.LocalIpAddress = IPAddress.Loopback;
        http.Request.Method = method;
        http.Request.Scheme = "http";
        http.Request.Path = path;
        http.Request.QueryString = new(query < 0 ? string.Empty : target[query..]);
        http.Request.Host = new("localhost");
        var body = end < 0 ? [] : Bytes(request[(end + 2)..]);
        http.Request.Body = new MemoryStream(body);
        http.Request.ContentLength = body.Length;
        SetHeaders(http.Request.Headers, head.AsSpan(1));
        var response = new MemoryStream();
        http.Response.Body = response;
        _pipeline(http).GetAwaiter().GetResult();
        Check(http.Response, response.ToArray(), path.Value!.TrimEnd('/').Split('/')[^1]);
        return http.Response.StatusCode;
    }

    private void SetHeaders(IHeaderDictionary headers, ReadOnlySpan<string> lines)
    {
        headers.Authorization = "Bearer " + _ids.GetValueOrDefault("token");
        headers.ContentType = "application/json";
        headers["x-api-key"] = "key";
        headers["x-gw-ims-org-id"] = "emulator@AdobeOrg";
        headers["x-sandbox-name"] = "prod";
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && line[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                headers[line[..colon]] = line[(colon + 1)..].Trim();
            }
        }
    }

    private void Check(HttpResponse response, byte[] body, string collection)
    {
        var text = _last = Text(body);
        BrokenClaimException.ThrowIf(
            response.StatusCode == 500 && text.Contains("The emulator failed", StringComparison.Ordinal), () => text);
        if (body.Length == 0 || response.ContentType?.Contains("json", StringComparison.Ordinal) != true)
        {
            return;
        }

        using var json = JsonDocument.Parse(body, new() { MaxDepth = 1000 });
        var created = json.RootElement;
        if (response.StatusCode is 200 or 201)
        {
            if (created.ValueKind == JsonValueKind.Array && created.GetArrayLength() == 1 && created[0].ValueKind == JsonValueKind.String)
            {
                _ids[collection] = created[0].GetString()!.Split('/')[^1];
            }
            else if (created.ValueKind == JsonValueKind.Object
                && (Find(created, "id") ?? Find(created, "$id") ?? Find(created, "@id")) is { } id)
            {
                _ids[collection] = id;
            }
            else if (Find(created, "access_token") is { } token)
            {
                _ids["token"] = token;
            }
        }
    }

    private static string? Find(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    // What the server does with its application, but for the connections.
    private static RequestDelegate Build(WebApplication application)
    {
        var builder = ((IApplicationBuilder)application).New();
        builder.Properties["__GlobalEndpointRouteBuilder"] = application;
        builder.UseRouting();
        builder.UseEndpoints(_ => { });
        return builder.Build();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_parts")]
    private static extern ref PlatformParts Parts(PlatformEmulator platform);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_server")]
    private static extern ref WebServer Server(PlatformParts parts);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_application")]
    private static extern ref WebApplication Application(WebServer server);
}
