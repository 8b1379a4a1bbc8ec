namespace TypedFlows.Client;

/// <summary>Provides a fixed token that was obtained elsewhere.</summary>
public sealed class StaticAccessTokenProvider : IAccessTokenProvider
{
    private readonly Secret _token;

    /// <summary>Initializes a new instance of the <see cref="StaticAccessTokenProvider"/> class.</summary>
    /// <param name="token">The access token, without the word <c>Bearer</c>.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public StaticAccessTokenProvider(Secret token)
    {
        if (string.IsNullOrWhiteSpace(token.Reveal()))
        {
            throw new ArgumentException("The access token is empty. Pass a token of the identity service.", nameof(token));
        }

        _token = token;
    }

    /// <inheritdoc/>
    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(_token);
}
