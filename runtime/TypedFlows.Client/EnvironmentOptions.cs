namespace TypedFlows.Client;

/// <summary>Creates options from environment variables and reports all missing variables at once.</summary>
internal static class EnvironmentOptions
{
    public const string Endpoint = "TYPEDFLOWS_ENDPOINT";
    public const string ImsEndpoint = "TYPEDFLOWS_IMS_ENDPOINT";
    public const string Organization = "TYPEDFLOWS_ORG";
    public const string ApiKey = "TYPEDFLOWS_API_KEY";
    public const string ClientSecret = "TYPEDFLOWS_CLIENT_SECRET";
    public const string AccessToken = "TYPEDFLOWS_ACCESS_TOKEN";
    public const string Scopes = "TYPEDFLOWS_SCOPES";
    public const string Sandbox = "TYPEDFLOWS_SANDBOX";

    public static PlatformClientOptions Read(Func<string, string?> variable)
    {
        string? Get(string name) => variable(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        var problems = new List<string>();
        var organization = Get(Organization);
        var apiKey = Get(ApiKey);
        var token = Get(AccessToken);
        var secret = Get(ClientSecret);
        if (organization is null)
        {
            problems.Add($"{Organization} is not set (the organization, such as 1234@AdobeOrg)");
        }

        if (apiKey is null)
        {
            problems.Add($"{ApiKey} is not set (the API key, also called client id)");
        }

        if (token is null && secret is null)
        {
            problems.Add($"neither {AccessToken} nor {ClientSecret} is set (an access token, or the client secret that gets tokens)");
        }

        var endpoint = Address(Endpoint, Get(Endpoint), problems) ?? PlatformClientOptions.DefaultEndpoint;

        // A platform on the local machine has its own identity service. Its secret must not be sent to the public one.
        var imsEndpoint = Address(ImsEndpoint, Get(ImsEndpoint), problems)
            ?? (endpoint.IsLoopback ? endpoint : ClientCredentialsTokenProvider.DefaultImsEndpoint);

        if (problems.Count > 0)
        {
            throw new InvalidOperationException(
                $"Environment variables for the platform are missing or invalid: {string.Join("; ", problems)}. "
                    + "Set them and run the program again.");
        }

        var scopes = Get(Scopes)?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new PlatformClientOptions
        {
            Endpoint = endpoint,
            OrganizationId = organization!,
            ApiKey = apiKey!,
            Sandbox = Get(Sandbox) ?? "prod",
            TokenProvider = token is not null
                ? new StaticAccessTokenProvider(token)
                : new ClientCredentialsTokenProvider(apiKey!, secret!, scopes, imsEndpoint),
        };
    }

    private static Uri? Address(string name, string? text, List<string> problems)
    {
        if (text is null)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            problems.Add($"{name} is not an absolute address");
            return null;
        }

        if (EndpointRule.Problem(uri) is { } problem)
        {
            problems.Add($"{name}: {problem.TrimEnd('.')}");
            return null;
        }

        return uri;
    }
}
