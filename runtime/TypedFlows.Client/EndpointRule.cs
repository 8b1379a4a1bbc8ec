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
        if (!endpoint.IsAbsoluteUri)
        {
            throw new ArgumentException($"The endpoint '{endpoint}' is not absolute. Write it in full, such as https://platform.adobe.io.", name);
        }

        if (endpoint.UserInfo.Length > 0)
        {
            throw new ArgumentException("The endpoint carries a user name or password. Leave them out: the token provider signs in.", name);
        }

        if (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
        {
            return endpoint;
        }

        var place = endpoint.GetLeftPart(UriPartial.Path);
        throw endpoint.Scheme == Uri.UriSchemeHttp
            ? new ArgumentException($"The endpoint {place} would carry the access token in clear text. Write https://; plain http is accepted for this machine only, such as http://127.0.0.1:5000.", name)
            : new ArgumentException($"The endpoint {place} is not http. Write an https:// address.", name);
    }
}
