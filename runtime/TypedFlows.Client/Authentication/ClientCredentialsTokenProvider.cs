namespace TypedFlows.Client;

/// <summary>Gets tokens with a client id and secret (OAuth server-to-server, <c>POST /ims/token/v3</c> of the identity service, IMS). A
/// token is cached until shortly before it expires. Concurrent callers share one request.</summary>
public sealed class ClientCredentialsTokenProvider : IAccessTokenProvider
{
    /// <summary>The public identity service, <c>https://ims-na1.adobelogin.com</c>.</summary>
    public static readonly Uri DefaultImsEndpoint = new("https://ims-na1.adobelogin.com");

    /// <summary>The scopes that the platform's APIs need by default.</summary>
    public static readonly IReadOnlyList<string> DefaultScopes =
        ["openid", "AdobeID", "read_organizations", "additional_info.projectedProductContext", "session"];

    // A token is renewed this long before it expires, or after nine tenths of its lifetime, whichever comes later.
    private static readonly TimeSpan s_longestLead = TimeSpan.FromSeconds(500);

    private readonly object _gate = new();
    private readonly TokenRequest _request;
    private readonly TimeProvider _time;
    private Secret _token;
    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;
    private Task<Secret>? _pending;

    /// <summary>Initializes a new instance of the <see cref="ClientCredentialsTokenProvider"/> class. No request is sent before the first
    /// token is needed.</summary>
    /// <param name="clientId">The client id, which is the API key.</param>
    /// <param name="clientSecret">The client secret. It is sent in the form body only, never in an address.</param>
    /// <param name="scopes">The scopes of the token, or null for <see cref="DefaultScopes"/>.</param>
    /// <param name="imsEndpoint">The identity service, or null for <see cref="DefaultImsEndpoint"/>.</param>
    /// <param name="httpClient">The client that sends the request, or null to create one for this provider.</param>
    /// <param name="timeProvider">The clock for expiry, or null for the system clock.</param>
    /// <param name="retry">The retry options for transient failures, or null for those of the platform client.</param>
    /// <exception cref="ArgumentException">The id or the secret is empty, or the endpoint is plain http to another machine.</exception>
    public ClientCredentialsTokenProvider(
        string clientId,
        Secret clientSecret,
        IEnumerable<string>? scopes = null,
        Uri? imsEndpoint = null,
        HttpClient? httpClient = null,
        TimeProvider? timeProvider = null,
        PlatformRetryOptions? retry = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        if (string.IsNullOrWhiteSpace(clientSecret.Reveal()))
        {
            throw new ArgumentException("The client secret is empty. Pass the client secret of the project.", nameof(clientSecret));
        }

        _time = timeProvider ?? TimeProvider.System;
        _request = new TokenRequest(
            EndpointRule.Check(imsEndpoint ?? DefaultImsEndpoint, nameof(imsEndpoint)),
            clientId,
            clientSecret,
            [.. scopes ?? DefaultScopes],
            httpClient,
            _time,
            retry ?? new());
    }

    /// <inheritdoc/>
    /// <exception cref="PlatformException">The identity service rejected the request or could not be reached.</exception>
    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default)
    {
        Task<Secret> pending;
        lock (_gate)
        {
            if (_time.GetUtcNow() < _renewAt)
            {
                return new(_token);
            }

            pending = _pending ??= Task.Run(BuyAsync, CancellationToken.None);
        }

        // The shared request continues when one of its callers is canceled.
        return new(pending.WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Invalidate(Secret token)
    {
        lock (_gate)
        {
            // A token that was obtained since then is kept.
            if (_token == token)
            {
                _renewAt = DateTimeOffset.MinValue;
            }
        }
    }

    private async Task<Secret> BuyAsync()
    {
        try
        {
            var asked = _time.GetUtcNow();
            var (token, life) = await _request.SendAsync().ConfigureAwait(false);
            var lead = life / 10 < s_longestLead ? life / 10 : s_longestLead;
            lock (_gate)
            {
                _token = token;
                _renewAt = asked + life - lead;
            }

            return token;
        }
        finally
        {
            lock (_gate)
            {
                _pending = null;
            }
        }
    }
}
