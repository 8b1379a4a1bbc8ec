using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents a loopback server that records requests and returns scripted responses, including responses that no correct platform
/// sends.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    public const string Token = "token-7f3a91c2";

    private readonly HttpListener _listener = new();
    private readonly Func<RecordedRequest, Reply> _respond;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly Task _serving;

    private RecordingServer(Func<RecordedRequest, Reply> respond)
    {
        _respond = respond;
        Endpoint = Listen(_listener);
        _serving = Task.Run(ServeAsync);
    }

    public Uri Endpoint { get; }

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public static RecordingServer Start(Func<RecordedRequest, Reply> respond) => new(respond);

    public static RecordingServer Start(params Reply[] replies)
    {
        var queue = new ConcurrentQueue<Reply>(replies);
        return new(request => queue.TryDequeue(out var next)
            ? next
            : new Reply(500, $"{{\"message\":\"no reply left for {request.Method} {request.RawUrl}\"}}"));
    }

    /// <summary>Creates options without retries. Retry tests set their own.</summary>
    public PlatformClientOptions Options(IAccessTokenProvider? tokens = null) => new()
    {
        Retry = PlatformRetryOptions.None,
        Endpoint = Endpoint,
        OrganizationId = "emulator@AdobeOrg",
        ApiKey = "key-51",
        TokenProvider = tokens ?? new StaticAccessTokenProvider(Token),
    };

    public PlatformClient Client(IAccessTokenProvider? tokens = null) => new(Options(tokens));

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private static Uri Listen(HttpListener listener)
    {
        for (var attempt = 0; ; attempt++)
        {
            var endpoint = new Uri($"http://127.0.0.1:{LoopbackPort.FindFree()}/");
            try
            {
                listener.Prefixes.Clear();
                listener.Prefixes.Add(endpoint.AbsoluteUri);
                listener.Start();
                return endpoint;
            }
            catch (HttpListenerException) when (attempt < 5)
            {
                // Another test has used the port in the meantime.
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = RespondAsync(context);
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var headers = context.Request.Headers.AllKeys.OfType<string>()
            .ToDictionary(name => name, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        var request = new RecordedRequest(context.Request.HttpMethod, context.Request.RawUrl!, headers, await reader.ReadToEndAsync());
        _requests.Enqueue(request);

        var reply = _respond(request);
        await reply.Gate;
        if (reply.Status == Reply.Cut)
        {
            // The content length of this response is greater than its body.
            context.Response.ContentLength64 = 100;
            await context.Response.OutputStream.WriteAsync("{"u8.ToArray());
            await context.Response.OutputStream.FlushAsync();
            context.Response.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        if (body.Length > 0)
        {
            context.Response.ContentType = reply.ContentType;
        }

        context.Response.ContentLength64 = body.Length;
        try
        {
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // The client canceled the request, which is what the test expects.
        }
    }
}
