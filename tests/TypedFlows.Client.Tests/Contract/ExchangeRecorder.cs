using System.Collections.Concurrent;

namespace TypedFlows.Client.Tests.Contract;

/// <summary>Records the requests to a platform and their responses.</summary>
internal sealed class ExchangeRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<Exchange> _exchanges = new();

    public IReadOnlyList<Exchange> Exchanges => [.. _exchanges];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var uri = request.RequestUri!;
        _exchanges.Enqueue(new(
            request.Method.Method,
            uri.AbsolutePath,
            [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0])],
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            body,
            (int)response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        return response;
    }
}
