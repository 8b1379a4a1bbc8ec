using System.Collections.Concurrent;
using System.Text;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Lets every create of a real platform take effect, and replaces the first response of each kind.</summary>
internal sealed class SpoilingHandler(string body) : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentDictionary<string, int> _spoilt = new(StringComparer.Ordinal);

    public int Spoilt => _spoilt.Count;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Post && path.StartsWith("/data/", StringComparison.Ordinal) && _spoilt.TryAdd(path, 1))
        {
            response.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return response;
    }
}
