namespace TypedFlows.Client.Tests.Support;

/// <summary>Sees every request to a real server on its way, keeps the ones that change something, and can step in before or after one.</summary>
internal sealed class InterceptingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly object _gate = new();
    private readonly List<string> _changes = [];

    /// <summary>Steps in before the change of this number, from 1, or lets it pass.</summary>
    public Func<int, HttpRequestMessage, HttpResponseMessage?>? Before { get; set; }

    /// <summary>Steps in after the change of this number has taken effect.</summary>
    public Action<int>? After { get; set; }

    /// <summary>Method and path of every request that is no read and asks for no token.</summary>
    public IReadOnlyList<string> Changes
    {
        get
        {
            lock (_gate)
            {
                return [.. _changes];
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.Method == HttpMethod.Get || path.StartsWith("/ims/", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        int number;
        lock (_gate)
        {
            _changes.Add($"{request.Method} {path[(path.LastIndexOf('/') + 1)..]}");
            number = _changes.Count;
        }

        if (Before?.Invoke(number, request) is { } instead)
        {
            return instead;
        }

        var response = await base.SendAsync(request, cancellationToken);
        After?.Invoke(number);
        return response;
    }
}
