using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace TypedFlows.Client;

/// <summary>Tries a call until it succeeds, fails for good, or its time is over.</summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<Action<PlatformException, TimeSpan, int>> OnRepeat = new("on-repeat");
    private static readonly ResiliencePropertyKey<TimeSpan> Left = new("left");
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);

    private readonly ResiliencePipeline<CallOutcome> _whole;
    private readonly AttemptTimeout _try;
    private readonly TimeSpan _overall;

    public CallPipeline(PlatformRetryOptions retry, TimeSpan single, TimeSpan overall, TimeProvider time)
    {
        _overall = overall;
        _try = new AttemptTimeout(single, time);

        // A first try and the renewal of its token end by themselves before the time is over: most calls need no more than that.
        StartsPlainly = overall >= 3 * single;
        var whole = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }.AddTimeout(new TimeoutStrategyOptions
        {
            TimeoutGenerator = args => new(args.Context.Properties.GetValue(Left, overall)),
        });
        if (retry.MaxRetries > 0)
        {
            whole.AddRetry(Strategy(retry));
        }

        _whole = whole.Build();
    }

    /// <summary>True where the first try needs no watch over the whole call.</summary>
    public bool StartsPlainly { get; }

    /// <summary>Tries a call.</summary>
    /// <param name="call">The call, for errors.</param>
    /// <param name="once">One try, with its number from 0; gives a failure back and does not throw it.</param>
    /// <param name="onRepeat">Told of each failure that is followed by another try, with the pause before it.</param>
    /// <param name="spent">The time that the call has taken before.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    public async Task<CallOutcome> RunAsync(
        PlatformCall call,
        Func<int, CancellationToken, ValueTask<CallOutcome>> once,
        Action<PlatformException, TimeSpan, int> onRepeat,
        TimeSpan spent,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Left, _overall - spent > Shortest ? _overall - spent : Shortest);
        PlatformException? last = null;
        var number = 0;
        try
        {
            context.Properties.Set(OnRepeat, (failure, delay, tries) =>
            {
                last = failure;
                onRepeat(failure, delay, tries);
            });
            return await _whole.ExecuteAsync(
                async inner => await once(number++, inner.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            return new(null, ErrorReader.NoResponse(
                call, Seconds("did not answer well within", _overall, number > 1 ? $", tried {number} times" : string.Empty), (Exception?)last ?? late, DeliveryStatus.Unknown));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Begins the time of one try.</summary>
    /// <param name="cancellationToken">Ends it sooner.</param>
    public AttemptTimeout.Try BeginTry(CancellationToken cancellationToken) => _try.Begin(cancellationToken);

    /// <summary>What to say of a try whose time was over.</summary>
    public PlatformException Late(PlatformCall call, Exception late) =>
        ErrorReader.NoResponse(call, Seconds("did not answer within", _try.Length, string.Empty), late, DeliveryStatus.Unknown);

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

        // Null leaves the pause to the back-off; those whom the service sent away together do not come back together.
        DelayGenerator = args => new(args.Outcome.Result.Failure?.RetryAfter is { } asked
            ? asked + (TimeSpan.FromMilliseconds(500) * Random.Shared.NextDouble())
            : null),
        OnRetry = args =>
        {
            if (args.Outcome.Result.Failure is { } failure && args.Context.Properties.TryGetValue(OnRepeat, out var report))
            {
                report!(failure, args.RetryDelay, args.AttemptNumber + 1);
            }

            return default;
        },
    };

    private static string Seconds(string what, TimeSpan time, string more) => FormattableString.Invariant($"{what} {time.TotalSeconds:0.###} s{more}");
}
