namespace TypedFlows.Client;

/// <summary>Credentials travel over https only; plain http is for a platform on this machine.</summary>
internal static class EndpointRule
{
    /// <summary>Gives the endpoint back when it may be used.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">Name of the property or parameter, for the message.</param>
    /// <returns>The same endpoint.</returns>
    /// <exception cref="ArgumentException">Relative, neither http nor https, or http to another machine.</exception>
    public static Uri Check(Uri endpoint, string name)
    {
        ArgumentNullException.ThrowIfNull(endpoint, name);
        return Problem(endpoint) is { } problem ? throw new ArgumentException(problem, name) : endpoint;
    }

    /// <summary>Why the endpoint may not be used, in words; null when it may.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static string? Problem(Uri endpoint)
    {
        if (!endpoint.IsAbsoluteUri)
        {
            return $"The endpoint '{endpoint}' is not absolute. Write it in full, such as https://platform.adobe.io.";
        }

        if (endpoint.UserInfo.Length > 0)
        {
            return "The endpoint carries a user name or password. Leave them out: the token provider signs in.";
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            return null;
        }

        var location = endpoint.GetLeftPart(UriPartial.Path);
        return endpoint.Scheme == Uri.UriSchemeHttp
            ? $"The endpoint {location} would carry the access token in clear text. Write https://; plain http is accepted for this machine only, such as http://127.0.0.1:5000."
            : $"The endpoint {location} is not http. Write an https:// address.";
    }
}
