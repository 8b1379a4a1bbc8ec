using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace TypedFlows.Client;

/// <summary>Attempts a call until it succeeds, fails permanently, or times out.</summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<Action<PlatformException, TimeSpan, int>> s_onRepeat = new("on-repeat");
    private static readonly ResiliencePropertyKey<TimeSpan> s_left = new("left");
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(10);

    private readonly ResiliencePipeline<CallOutcome> _whole;
    private readonly AttemptTimeout _attempt;
    private readonly TimeSpan _overall;

    public CallPipeline(PlatformRetryOptions retry, TimeSpan single, TimeSpan overall, TimeProvider time)
    {
        _overall = overall;
        _attempt = new AttemptTimeout(single, time);

        // A first attempt and the renewal of its token end before the overall timeout. Most calls need no more.
        StartsPlainly = overall >= 3 * single;
        var whole = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = args => new(args.Context.Properties.GetValue(s_left, overall)),
        });
        if (retry.MaxRetries > 0)
        {
            whole.AddRetry(Strategy(retry));
        }

        _whole = whole.Build();
    }

    /// <summary>Gets a value indicating whether the first attempt needs no overall timeout.</summary>
    public bool StartsPlainly { get; }

    /// <summary>Attempts a call.</summary>
    /// <param name="call">The call, for errors.</param>
    /// <param name="once">One attempt with its zero-based number. It returns a failure and does not throw it.</param>
    /// <param name="onRepeat">Receives each failure that is followed by another attempt, and the delay before it.</param>
    /// <param name="spent">The time that the call has already used.</param>
    /// <param name="cancellationToken">A token that cancels all attempts.</param>
    public async Task<CallOutcome> RunAsync(
        PlatformCall call,
        Func<int, CancellationToken, ValueTask<CallOutcome>> once,
        Action<PlatformException, TimeSpan, int> onRepeat,
        TimeSpan spent,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_left, _overall - spent > s_shortest ? _overall - spent : s_shortest);
        PlatformException? last = null;
        var number = 0;
        try
        {
            context.Properties.Set(s_onRepeat, (failure, delay, attempt) =>
            {
                last = failure;
                onRepeat(failure, delay, attempt);
            });
            return await _whole.ExecuteAsync(
                async inner => await once(number++, inner.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            return new(null, ErrorReader.NoResponse(
                call, Seconds(
                    "did not respond successfully within",
                    _overall,
                    (number > 1 ? $" in {number} attempts" : string.Empty)
                        + "; increase OverallTimeout if the call needs more time"), (Exception?)last
                    ?? late, DeliveryStatus.Unknown));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Begins the timeout of one attempt.</summary>
    /// <param name="cancellationToken">A token that cancels the attempt earlier.</param>
    public AttemptTimeout.Attempt BeginAttempt(CancellationToken cancellationToken) => _attempt.Begin(cancellationToken);

    /// <summary>Creates the failure of an attempt that timed out.</summary>
    public PlatformException Late(PlatformCall call, Exception late) =>
        ErrorReader.NoResponse(
            call,
            Seconds("did not respond within", _attempt.Length, "; increase TryTimeout if the service needs more time"),
            late,
            DeliveryStatus.Unknown);

    private static RetryStrategyOptions<CallOutcome> Strategy(PlatformRetryOptions retry) => new()
    {
        MaxRetryAttempts = retry.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = retry.Delay,
        MaxDelay = retry.MaxDelay,
        ShouldHandle = args => new(
            args.Outcome.Result is { MayRepeat: true } outcome
            && !(outcome.Failure?.RetryAfter > retry.MaxRetryAfter)),

        // Null leaves the delay to the back-off. Jitter keeps rejected callers from returning at the same time.
        DelayGenerator = args => new(args.Outcome.Result.Failure?.RetryAfter is { } asked
            ? asked + (TimeSpan.FromMilliseconds(500) * Random.Shared.NextDouble())
            : null),
        OnRetry = args =>
        {
            if (args.Outcome.Result.Failure is { } failure && args.Context.Properties.TryGetValue(s_onRepeat, out var report))
            {
                report!(failure, args.RetryDelay, args.AttemptNumber + 1);
            }

            return default;
        },
    };

    private static string Seconds(string what, TimeSpan time, string more) =>
        FormattableString.Invariant($"{what} {time.TotalSeconds:0.###} s{more}");
}
