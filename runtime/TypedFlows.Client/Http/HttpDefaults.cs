namespace TypedFlows.Client;

/// <summary>Creates the client's own HttpClient and combines addresses.</summary>
internal static class HttpDefaults
{
    /// <summary>Creates an HttpClient without a timeout, because each call has its own.</summary>
    public static HttpClient NewClient() => new(NewHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    public static SocketsHttpHandler NewHandler() => new()
    {
        // Redirects are not followed, so that credentials are sent to the configured endpoint only.
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };

    /// <summary>Appends a path to an endpoint, which can itself have a path.</summary>
    public static Uri Combine(Uri endpoint, string pathAndQuery) =>
        new(endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);
}
