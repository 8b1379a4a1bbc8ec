namespace TypedFlows.Client;

/// <summary>A token that was made elsewhere and does not change.</summary>
public sealed class StaticAccessTokenProvider : IAccessTokenProvider
{
    private readonly Secret _token;

    /// <summary>Keeps the token.</summary>
    /// <param name="token">The access token, without the word <c>Bearer</c>.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public StaticAccessTokenProvider(Secret token)
    {
        if (string.IsNullOrWhiteSpace(token.Reveal()))
        {
            throw new ArgumentException("The access token is empty. Pass the token that the identity service gave out.", nameof(token));
        }

        _token = token;
    }

    /// <inheritdoc/>
    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(_token);
}
