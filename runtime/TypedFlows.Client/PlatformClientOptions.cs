using Microsoft.Extensions.Logging;

namespace TypedFlows.Client;

/// <summary>Which platform a <see cref="PlatformClient"/> talks to, and as whom.</summary>
public sealed class PlatformClientOptions
{
    /// <summary>The platform's public gateway, <c>https://platform.adobe.io</c>.</summary>
    public static readonly Uri DefaultEndpoint = new("https://platform.adobe.io");

    private Uri _endpoint = DefaultEndpoint;
    private TimeSpan _tryTimeout = TimeSpan.FromSeconds(100);
    private TimeSpan _overallTimeout = TimeSpan.FromMinutes(10);

    /// <summary>The gateway that all paths are appended to; <see cref="DefaultEndpoint"/> unless set.</summary>
    /// <exception cref="ArgumentException">The address is not absolute, or is plain http to another machine.</exception>
    public Uri Endpoint
    {
        get => _endpoint;
        set => _endpoint = EndpointRule.Check(value, nameof(Endpoint));
    }

    /// <summary>The organization, such as <c>1234@AdobeOrg</c>; sent as <c>x-gw-ims-org-id</c>.</summary>
    public string OrganizationId { get; set; } = string.Empty;

    /// <summary>The API key (client id) of the project; sent as <c>x-api-key</c>.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>The sandbox to work in, <c>prod</c> unless set; sent as <c>x-sandbox-name</c>.</summary>
    public string Sandbox { get; set; } = "prod";

    /// <summary>Gives the bearer token of each request.</summary>
    public IAccessTokenProvider? TokenProvider { get; set; }

    /// <summary>The clock that waiting goes by; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How calls that fail for a while are repeated.</summary>
    public PlatformRetryOptions Retry { get; set; } = new();

    /// <summary>How long one try may take; 100 s unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 10 ms, or more than a day.</exception>
    public TimeSpan TryTimeout
    {
        get => _tryTimeout;
        set => _tryTimeout = CheckTime(value);
    }

    /// <summary>How long a call may take with all its tries and the pauses between them; 10 min unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 10 ms, or more than a day.</exception>
    public TimeSpan OverallTimeout
    {
        get => _overallTimeout;
        set => _overallTimeout = CheckTime(value);
    }

    /// <summary>Where the client logs; nowhere when null. Neither tokens nor bodies are logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// Reads the options from environment variables: <c>TYPEDFLOWS_ORG</c>, <c>TYPEDFLOWS_API_KEY</c>, and either
    /// <c>TYPEDFLOWS_ACCESS_TOKEN</c> or <c>TYPEDFLOWS_CLIENT_SECRET</c> are needed; <c>TYPEDFLOWS_ENDPOINT</c>,
    /// <c>TYPEDFLOWS_IMS_ENDPOINT</c>, <c>TYPEDFLOWS_SCOPES</c> (a comma list) and <c>TYPEDFLOWS_SANDBOX</c> may be set.
    /// An access token is used as it is; a client secret buys tokens as they are needed.
    /// </summary>
    /// <param name="endpoint">The platform's address, over what the environment says; null to go by the environment.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">A variable is missing or holds no address; the message names every such variable.</exception>
    public static PlatformClientOptions FromEnvironment(Uri? endpoint = null) =>
        EnvironmentOptions.Read(name => name == EnvironmentOptions.Endpoint && endpoint is not null ? endpoint.OriginalString : Environment.GetEnvironmentVariable(name));

    /// <summary>Endpoint, organization and sandbox; never the key or a token.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Endpoint} (organization {OrganizationId}, sandbox {Sandbox})";

    /// <summary>Checks that nothing needed is missing, and takes a copy that later changes do not reach.</summary>
    internal PlatformClientOptions ToChecked()
    {
        var missing = new List<string>();
        AddIfMissing(missing, nameof(OrganizationId), OrganizationId);
        AddIfMissing(missing, nameof(ApiKey), ApiKey);
        AddIfMissing(missing, nameof(Sandbox), Sandbox);
        if (TokenProvider is null)
        {
            missing.Add(nameof(TokenProvider));
        }

        return missing.Count == 0
            ? Copy()
            : throw new ArgumentException($"The client's options lack {string.Join(", ", missing)}. Set them, or use {nameof(PlatformClientOptions)}.{nameof(FromEnvironment)}().");
    }

    internal PlatformClientOptions Copy() => (PlatformClientOptions)MemberwiseClone();

    private static TimeSpan CheckTime(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1));
        return value;
    }

    private static void AddIfMissing(List<string> missing, string name, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            missing.Add(name);
        }
    }
}
