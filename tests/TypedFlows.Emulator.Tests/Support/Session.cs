using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A platform, and a client with a token.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string S3 = "ecadc60c-7455-4d87-84dc-2a0e293d997b";
    public const string Adls = "b3ba5556-48be-44b7-8b85-ff2b69b46dc4";
    public const string Hubspot = "cc6a4487-9e91-433e-a3a3-9cf6626c1806";
    public const string DataLake = "c604ff05-7f1a-43c0-8e18-33bf874cb11c";
    public const string CloudStorageToAep = "9753525b-82c7-4dce-8a9b-5ccfce2b9876";
    public const string CrmToAep = "14518937-270c-4525-bdec-c2ba7cce3860";
    public const string FlowPath = "/data/foundation/flowservice/";
    public const string SchemaPath = "/data/foundation/schemaregistry/";
    public const string CatalogPath = "/data/foundation/catalog/";
    public const string MappingPath = "/data/foundation/conversion/";

    private Session(PlatformEmulator platform)
    {
        Platform = platform;
        Http = new HttpClient { BaseAddress = platform.Endpoint };
    }

    public PlatformEmulator Platform { get; }

    public HttpClient Http { get; }

    public static async Task<Session> StartAsync(Action<PlatformEmulatorOptions>? configure = null)
    {
        var session = new Session(await PlatformEmulator.StartAsync(configure));
        var headers = session.Http.DefaultRequestHeaders;
        await session.SignInAsync();
        headers.Add("x-api-key", "key");
        headers.Add("x-gw-ims-org-id", "emulator@AdobeOrg");
        headers.Add("x-sandbox-name", "prod");
        return session;
    }

    /// <summary>Requests a new token, which is required after the clock was advanced by a day.</summary>
    public async Task SignInAsync() =>
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());

    public async Task<string> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(
            [new("client_id", "any"), new("client_secret", "any"), new("grant_type", "client_credentials"), new("scope", "openid")]);
        using var response = await Http.PostAsync(new Uri("/ims/token/v3", UriKind.Relative), form);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("access_token").GetString()!;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    public Task<Reply> PostAsync(string path, string body, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType)));

    public Task<Reply> PatchAsync(string path, string body, string? etag) => SendAsync(
        HttpMethod.Patch, path, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")), headers =>
        {
            if (etag is not null)
            {
                headers.TryAddWithoutValidation("If-Match", etag);
            }
        });

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        headers?.Invoke(request.Headers);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(
            response.StatusCode,
            text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone(),
            response.Headers.Location);
    }

    /// <summary>Returns the runs of a flow after the given number of runs has ended.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunsAsync(string flowId, int ended = 1)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(30); ;)
        {
            var runs = (await GetAsync($"{FlowPath}runs?property=flowId=={flowId}")).Expect(HttpStatusCode.OK).Items;
            if (runs.Count(run => Status(run) is not ("inProgress" or "queued")) >= ended)
            {
                return runs;
            }

            Assert.True(DateTime.UtcNow < deadline, $"{runs.Count} runs, not {ended} that have ended");
            await Task.Delay(10);
        }
    }

    public async Task<JsonElement> RunAsync(string flowId) => Assert.Single(await RunsAsync(flowId));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Platform.DisposeAsync();
    }

    public static string? Status(JsonElement run) => Summary(run, "statusSummary").GetProperty("status").GetString();

    public static JsonElement Summary(JsonElement run, string name) => run.GetProperty("metrics").GetProperty(name);

    public static long Records(JsonElement run, string name) => Summary(run, "recordSummary").GetProperty(name + "RecordCount").GetInt64();

    /// <summary>Returns the code and message of a failed run.</summary>
    public static (string Code, string Message) Error(JsonElement run)
    {
        Assert.Equal("failed", Status(run));
        var error = Summary(run, "statusSummary").GetProperty("errors").EnumerateArray().First();
        return (error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!);
    }
}
