using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TypedFlows.Emulator.Ims;

/// <summary>Issues access tokens and knows which are still good.</summary>
internal sealed class TokenIssuer(TimeProvider time)
{
    /// <summary>As the token service answers: a day less a second.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(86399);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _expiries = new(StringComparer.Ordinal);

    public string Issue()
    {
        var now = time.GetUtcNow();
        foreach (var (old, expiry) in _expiries)
        {
            if (expiry <= now)
            {
                _expiries.TryRemove(old, out _);
            }
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _expiries[token] = now + Lifetime;
        return token;
    }

    public bool IsValid(string token) => _expiries.TryGetValue(token, out var expiry) && expiry > time.GetUtcNow();
}
