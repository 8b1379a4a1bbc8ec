namespace TypedFlows.Client;

/// <summary>Checks that an endpoint uses https. Plain http is allowed only for the local machine, because requests contain
/// credentials.</summary>
internal static class EndpointRule
{
    /// <summary>Returns the endpoint if it is allowed.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">The name of the property or parameter for the message.</param>
    /// <returns>The same endpoint.</returns>
    /// <exception cref="ArgumentException">The endpoint is relative, is neither http nor https, or is http to another machine.</exception>
    public static Uri Check(Uri endpoint, string name)
    {
        ArgumentNullException.ThrowIfNull(endpoint, name);
        return Problem(endpoint) is { } problem ? throw new ArgumentException(problem, name) : endpoint;
    }

    /// <summary>Returns the reason why the endpoint is not allowed, or null if it is.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static string? Problem(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri)
        {
            return $"The endpoint '{endpoint}' is not absolute. Specify an absolute address, such as https://platform.adobe.io.";
        }

        if (endpoint.UserInfo.Length > 0)
        {
            return "The endpoint contains a user name or password. Remove them, because the token provider supplies the credentials.";
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            return null;
        }

        var location = endpoint.GetLeftPart(UriPartial.Path);
        return endpoint.Scheme == Uri.UriSchemeHttp
            ? $"The endpoint {location} would receive the access token in clear text. Use https://. "
                + "Plain http is allowed for the local machine only, such as http://127.0.0.1:5000."
            : $"The endpoint {location} is not http. Write an https:// address.";
    }
}
