using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TypedFlows.Samples;

/// <summary>Forwards calls between a sample and the platform and records them.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> s_ownHeaders = new(
        ["Host", "Connection", "Content-Length", "Transfer-Encoding"], StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentQueue<CapturedCall> _calls = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly WebApplication _server;
    private readonly Uri _target;

    private RecordingProxy(Uri target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(ForwardAsync);
        _target = target;
    }

    public Uri Endpoint => new(_server.Urls.First());

    public IReadOnlyList<CapturedCall> Calls => [.. _calls];

    public static async Task<RecordingProxy> StartAsync(Uri target)
    {
        var proxy = new RecordingProxy(target);
        await proxy._server.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        using var message = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(_target, request.Path.ToUriComponent() + request.QueryString));
        message.Content = body.Length == 0 ? null : new ByteArrayContent(body.ToArray());

        // The platform uses the host of the request in its addresses, so that messages also pass the proxy.
        message.Headers.Host = request.Host.Value;
        foreach (var (name, values) in request.Headers.Where(header => !s_ownHeaders.Contains(header.Key)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }
        }

        using var response = await _http.SendAsync(message);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        _calls.Enqueue(new(request.Method, request.Path.Value!, body.ToArray(), (int)response.StatusCode, bytes));
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (
            var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !s_ownHeaders.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (bytes.Length > 0)
        {
            await context.Response.Body.WriteAsync(bytes);
        }
    }
}
