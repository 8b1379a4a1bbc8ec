using Microsoft.Extensions.Logging;

namespace TypedFlows.Client;

/// <summary>Represents the options of a <see cref="PlatformClient"/>: the platform, the caller, and the behavior of calls.</summary>
public sealed class PlatformClientOptions
{
    /// <summary>The platform's public gateway, <c>https://platform.adobe.io</c>.</summary>
    public static readonly Uri DefaultEndpoint = new("https://platform.adobe.io");

    private Uri _endpoint = DefaultEndpoint;
    private TimeSpan _tryTimeout = TimeSpan.FromSeconds(100);
    private TimeSpan _overallTimeout = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets the gateway, to which all paths are appended. The default is <see cref="DefaultEndpoint"/>.</summary>
    /// <exception cref="ArgumentException">The address is not absolute, or is plain http to another machine.</exception>
    public Uri Endpoint
    {
        get => _endpoint;
        set => _endpoint = EndpointRule.Check(value, nameof(Endpoint));
    }

    /// <summary>Gets or sets the organization, such as <c>1234@AdobeOrg</c>, sent as <c>x-gw-ims-org-id</c>.</summary>
    public string OrganizationId { get; set; } = string.Empty;

    /// <summary>Gets or sets the API key (client id) of the project, sent as <c>x-api-key</c>.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Gets or sets the sandbox, sent as <c>x-sandbox-name</c>. The default is <c>prod</c>.</summary>
    public string Sandbox { get; set; } = "prod";

    /// <summary>Gets or sets the provider of the bearer token for each request.</summary>
    public IAccessTokenProvider? TokenProvider { get; set; }

    /// <summary>Gets or sets the clock for delays. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the retry options for transient failures.</summary>
    public PlatformRetryOptions Retry { get; set; } = new();

    /// <summary>Gets or sets the timeout of one attempt. The default is 100 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 ms or greater than one day.</exception>
    public TimeSpan TryTimeout
    {
        get => _tryTimeout;
        set => _tryTimeout = CheckTime(value);
    }

    /// <summary>Gets or sets the timeout of a call with all attempts and the delays between them. The default is 10 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 10 ms or greater than one day.</exception>
    public TimeSpan OverallTimeout
    {
        get => _overallTimeout;
        set => _overallTimeout = CheckTime(value);
    }

    /// <summary>Gets or sets the logger factory, or null to log nothing. Neither tokens nor bodies are logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Reads the options from environment variables. <c>TYPEDFLOWS_ORG</c>, <c>TYPEDFLOWS_API_KEY</c>, and either
    /// <c>TYPEDFLOWS_ACCESS_TOKEN</c> or <c>TYPEDFLOWS_CLIENT_SECRET</c> are required. <c>TYPEDFLOWS_ENDPOINT</c>,
    /// <c>TYPEDFLOWS_IMS_ENDPOINT</c>, <c>TYPEDFLOWS_SCOPES</c> (separated by commas) and <c>TYPEDFLOWS_SANDBOX</c> are optional. An access
    /// token is used unchanged. A client secret gets tokens when they are needed.</summary>
    /// <param name="endpoint">The address of the platform, which overrides the environment, or null to use the environment.</param>
    /// <returns>The options.</returns>
    /// <exception cref="InvalidOperationException">A variable is missing or does not contain an address. The message names every such
    /// variable.</exception>
    public static PlatformClientOptions FromEnvironment(Uri? endpoint = null) =>
        PlatformSettings.Read(
            name =>
                name == PlatformSettings.EndpointVariable && endpoint is not null
                    ? endpoint.OriginalString
                    : Environment.GetEnvironmentVariable(name));

    /// <summary>Returns the endpoint, the organization and the sandbox, but never the key or a token.</summary>
    /// <returns>Text that is safe to log.</returns>
    public override string ToString() => $"{Endpoint} (organization {OrganizationId}, sandbox {Sandbox})";

    /// <summary>Checks that every required option is set, and returns a copy.</summary>
    internal PlatformClientOptions ToChecked() => Missing() is { Count: > 0 } missing
        ? throw new ArgumentException($"The client options do not set {string.Join(", ", missing)}. "
            + $"Set them, or use {nameof(PlatformClientOptions)}.{nameof(FromEnvironment)}().")
        : Copy();

    /// <summary>Returns the names of the required options that are not set.</summary>
    internal IReadOnlyList<string> Missing()
    {
        var missing = new List<string>();
        AddIfMissing(missing, nameof(OrganizationId), OrganizationId);
        AddIfMissing(missing, nameof(ApiKey), ApiKey);
        AddIfMissing(missing, nameof(Sandbox), Sandbox);
        if (TokenProvider is null)
        {
            missing.Add(nameof(TokenProvider));
        }

        return missing;
    }

    internal PlatformClientOptions Copy() => (PlatformClientOptions)MemberwiseClone();

    internal void CopyTo(PlatformClientOptions other)
    {
        (other._endpoint, other._tryTimeout, other._overallTimeout) = (_endpoint, _tryTimeout, _overallTimeout);
        (other.OrganizationId, other.ApiKey, other.Sandbox) = (OrganizationId, ApiKey, Sandbox);
        (other.TokenProvider, other.TimeProvider, other.Retry) = (TokenProvider, TimeProvider, Retry);
        other.LoggerFactory = LoggerFactory ?? other.LoggerFactory;
    }

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
