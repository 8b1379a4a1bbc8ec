namespace TypedFlows.Client;

/// <summary>Represents the retry options for transient failures. Idempotent calls are retried after status 429, 500, 502, 503, 504 and
/// connection failures. A create is retried only if the platform has not processed it (429, no connection), or after checking that the
/// first attempt had no effect.</summary>
public sealed record PlatformRetryOptions
{
    /// <summary>Gets options that disable retries.</summary>
    public static PlatformRetryOptions None { get; } = new() { MaxRetries = 0 };

    /// <summary>Gets the maximum number of retries. The default is 4. A value of 0 disables retries.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Gets the delay before the first retry. Each further delay is about twice as long, with jitter. The default is 0.5
    /// seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the maximum delay that the client chooses. The default is 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the longest <c>Retry-After</c> delay that the client accepts. If a service requests a longer delay, the call fails.
    /// The default is 2 minutes.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(2);
}
