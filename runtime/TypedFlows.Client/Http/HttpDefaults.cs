namespace TypedFlows.Client;

/// <summary>How the client's own HttpClient is set up, and how addresses are put together.</summary>
internal static class HttpDefaults
{
    /// <summary>A client whose calls end when their own time is over.</summary>
    public static HttpClient NewClient() => new(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public static SocketsHttpHandler NewHandler() => new()
    {
        // Redirects are not followed: credentials go to the endpoint that was asked for and nowhere else.
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <summary>Appends a path to an endpoint, which may itself have a path.</summary>
    public static Uri Combine(Uri endpoint, string pathAndQuery) =>
        new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);
}
