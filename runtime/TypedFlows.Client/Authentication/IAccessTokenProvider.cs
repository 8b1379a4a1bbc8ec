namespace TypedFlows.Client;

/// <summary>Where the client gets the bearer token of its requests from. Implementations are safe to call from many threads.</summary>
public interface IAccessTokenProvider
{
    /// <summary>Gives a token that is valid now; asked once a request, so a provider caches.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The token, without the word <c>Bearer</c>.</returns>
    ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Says that the platform refused a token (401). A provider that can get another forgets this one; the client then asks again
    /// and sends the request once more if the token is a different one.
    /// </summary>
    /// <param name="token">The refused token.</param>
    void Invalidate(Secret token)
    {
    }
}
