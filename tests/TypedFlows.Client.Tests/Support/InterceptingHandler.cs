namespace TypedFlows.Client.Tests.Support;

/// <summary>Records the changing requests to a real server and can intercept before or after each of them.</summary>
internal sealed class InterceptingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly object _gate = new();
    private readonly List<string> _changes = [];

    /// <summary>Gets or sets a function that intercepts the change of this number, beginning with 1, before it is sent, or returns
    /// null.</summary>
    public Func<int, HttpRequestMessage, HttpResponseMessage?>? Before { get; set; }

    /// <summary>Gets or sets an action that runs after the change of this number has taken effect.</summary>
    public Action<int>? After { get; set; }

    /// <summary>Gets the method and path of every request, except reads and token requests.</summary>
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
