using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace TypedFlows.Client;

/// <summary>Tries a call until it succeeds, fails for good, or its time is over.</summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<Action<PlatformException, TimeSpan, int>> OnRepeat = new("on-repeat");

    private readonly ResiliencePipeline<CallOutcome> _whole;
    private readonly ResiliencePipeline _try;
    private readonly TimeSpan _overall;
    private readonly TimeSpan _single;

    public CallPipeline(PlatformRetryOptions retry, TimeSpan single, TimeSpan overall, TimeProvider time)
    {
        (_single, _overall) = (single, overall);
        _try = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(single).Build();
        var whole = new ResiliencePipelineBuilder<CallOutcome> { TimeProvider = time }.AddTimeout(overall);
        if (retry.MaxRetries > 0)
        {
            whole.AddRetry(Strategy(retry));
        }

        _whole = whole.Build();
    }

    /// <summary>Tries a call.</summary>
    /// <param name="call">The call, for errors.</param>
    /// <param name="once">One try, with its number from 0; gives a failure back and does not throw it.</param>
    /// <param name="onRepeat">Told of each failure that is followed by another try, with the pause before it.</param>
    /// <param name="cancellationToken">Ends it all.</param>
    public async Task<CallOutcome> RunAsync(
        PlatformCall call,
        Func<int, CancellationToken, ValueTask<CallOutcome>> once,
        Action<PlatformException, TimeSpan, int> onRepeat,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
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
            return new(null, ErrorReader.NoAnswer(
                call, Seconds("did not answer well within", _overall, number > 1 ? $", tried {number} times" : string.Empty), (Exception?)last ?? late, CallFate.Unknown));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Sends once, and no longer than one try may take.</summary>
    public async Task<T> TryAsync<T>(PlatformCall call, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            return await _try.ExecuteAsync(
                async token => await send(token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException late)
        {
            throw ErrorReader.NoAnswer(call, Seconds("did not answer within", _single, string.Empty), late, CallFate.Unknown);
        }
    }

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
            if (args.Outcome.Result.Failure is { } failure && args.Context.Properties.TryGetValue(OnRepeat, out var told))
            {
                told!(failure, args.RetryDelay, args.AttemptNumber + 1);
            }

            return default;
        },
    };

    private static string Seconds(string what, TimeSpan time, string more) => FormattableString.Invariant($"{what} {time.TotalSeconds:0.###} s{more}");
}
