namespace TypedFlows.Client;

/// <summary>
/// How calls that fail for a while are repeated. Reads, deletes and changes that name the state they change are repeated after 429,
/// 500, 502, 503, 504 and broken connections; creates only where the platform has surely not taken them (429, no connection), or after
/// a look whether the resource is there by now.
/// </summary>
public sealed record PlatformRetryOptions
{
    /// <summary>No call is repeated.</summary>
    public static PlatformRetryOptions None { get; } = new() { MaxRetries = 0 };

    /// <summary>How often a call is repeated at most; 4 unless set, 0 for never.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>The pause before the first repetition; each further one is about double, by chance a little less or more. 0.5 s unless set.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>No pause of the client's own choice is longer; 30 s unless set.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A service that asks for a longer pause (<c>Retry-After</c>) is not waited for; 2 min unless set.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);
}
