namespace TypedFlows.Client;

/// <summary>Provides the bearer token of the client's requests. Implementations are thread-safe.</summary>
public interface IAccessTokenProvider
{
    /// <summary>Gets a token that is currently valid. The client calls this method once per request, so an implementation caches the
    /// token.</summary>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <returns>The token, without the word <c>Bearer</c>.</returns>
    ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default);

    /// <summary>Reports that the platform rejected a token (401). A provider that can get another token discards this one. The client then
    /// asks again, and resends the request once if it gets a different token.</summary>
    /// <param name="token">The rejected token.</param>
    void Invalidate(Secret token)
    {
    }
}
