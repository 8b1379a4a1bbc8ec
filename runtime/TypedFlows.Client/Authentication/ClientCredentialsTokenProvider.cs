namespace TypedFlows.Client;

/// <summary>
/// Buys tokens with a client id and secret (OAuth server-to-server): <c>POST /ims/token/v3</c> of the identity service (IMS).
/// A token is kept until shortly before it expires; callers that need one at the same time share one request.
/// </summary>
public sealed class ClientCredentialsTokenProvider : IAccessTokenProvider
{
    /// <summary>The public identity service, <c>https://ims-na1.adobelogin.com</c>.</summary>
    public static readonly Uri DefaultImsEndpoint = new("https://ims-na1.adobelogin.com");

    /// <summary>What the platform's APIs ask for unless other scopes are given.</summary>
    public static readonly IReadOnlyList<string> DefaultScopes =
        ["openid", "AdobeID", "read_organizations", "additional_info.projectedProductContext", "session"];

    // A token is renewed this long before it expires, or a tenth of its life before, whichever is less.
    private static readonly TimeSpan LongestLead = TimeSpan.FromSeconds(500);

    private readonly object _gate = new();
    private readonly TokenRequest _request;
    private readonly TimeProvider _time;
    private Secret _token;
    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;
    private Task<Secret>? _pending;

    /// <summary>Keeps the credentials; nothing is sent before the first token is needed.</summary>
    /// <param name="clientId">The client id, which is the API key.</param>
    /// <param name="clientSecret">The client secret; sent in the form body only, never in an address.</param>
    /// <param name="scopes">What the token is for; <see cref="DefaultScopes"/> when null.</param>
    /// <param name="imsEndpoint">The identity service; <see cref="DefaultImsEndpoint"/> when null.</param>
    /// <param name="httpClient">Sends the request; a client of the provider's own when null.</param>
    /// <param name="timeProvider">The clock that expiry goes by; the system's when null.</param>
    /// <param name="retry">How requests that fail for a while are repeated; as the client does when null.</param>
    /// <exception cref="ArgumentException">Id or secret is empty, or the endpoint is plain http to another machine.</exception>
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
            throw new ArgumentException("The client secret is empty.", nameof(clientSecret));
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
    /// <exception cref="PlatformException">The identity service refused, or could not be reached.</exception>
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

        // The shared request goes on when one of its callers gives up.
        return new(pending.WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Invalidate(Secret token)
    {
        lock (_gate)
        {
            // A token that was bought since then stays.
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
            var lead = life / 10 < LongestLead ? life / 10 : LongestLead;
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
