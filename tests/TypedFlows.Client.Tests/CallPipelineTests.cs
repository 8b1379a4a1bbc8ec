using Microsoft.Extensions.Time.Testing;
using Polly.Timeout;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests which attempts a call makes, when, and how it ends, without a server.</summary>
public sealed class CallPipelineTests
{
    private static readonly TimeSpan s_single = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan s_overall = TimeSpan.FromSeconds(600);
    private static readonly PlatformCall s_call = new("GET", "/flows", new Uri("http://127.0.0.1:1"));
    private static readonly PlatformResponse s_response = new(s_call, 200, default);

    private readonly PauseSkippingTimeProvider _time = new();
    private readonly List<(string Failure, TimeSpan Delay, int Attempt)> _repeats = [];

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(301, true)]
    public void A_first_attempt_needs_no_overall_timeout_if_three_attempts_end_before_it(int overall, bool expected) =>
        Assert.Equal(expected, new CallPipeline(new(), s_single, TimeSpan.FromSeconds(overall), _time).StartsPlainly);

    [Fact]
    public async Task A_response_ends_the_call()
    {
        var outcome = await RunAsync(new(), number => number == 0 ? s_response : Repeatable(number));
        Assert.Same(s_response, outcome.Response);
        Assert.Empty(_repeats);
    }

    [Fact]
    public async Task Each_repeat_is_reported_before_its_attempt()
    {
        var outcome = await RunAsync(new() { MaxRetries = 3 }, Repeatable);
        Assert.Equal("attempt 3", outcome.Failure!.Message);
        Assert.Equal([("attempt 0", 1), ("attempt 1", 2), ("attempt 2", 3)], _repeats.Select(repeat => (repeat.Failure, repeat.Attempt)));
        Assert.Equal(
            _repeats.Select(repeat => Math.Floor(repeat.Delay.TotalMilliseconds)), _time.Delays.Select(delay => delay.TotalMilliseconds));
    }

    [Fact]
    public async Task A_failure_that_cannot_be_repeated_ends_the_call()
    {
        var outcome = await RunAsync(new(), number => number == 0 ? Repeatable(0) : new(null, new($"attempt {number}")));
        Assert.Equal("attempt 1", outcome.Failure!.Message);
        Assert.Single(_repeats);
    }

    [Fact]
    public async Task Without_retries_there_is_one_attempt()
    {
        var outcome = await RunAsync(PlatformRetryOptions.None, Repeatable);
        Assert.Equal("attempt 0", outcome.Failure!.Message);
        Assert.Empty(_repeats);
    }

    [Theory]
    [InlineData(19, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 0)]
    public async Task A_requested_delay_is_kept_up_to_the_longest_that_is_accepted(int seconds, int repeats)
    {
        var retry = new PlatformRetryOptions { MaxRetries = 1, MaxRetryAfter = TimeSpan.FromSeconds(20) };
        await RunAsync(retry, number => Repeatable(number, TimeSpan.FromSeconds(seconds)));
        Assert.Equal(repeats, _repeats.Count);
        Assert.All(_repeats, repeat => Assert.InRange(repeat.Delay.TotalSeconds, seconds, seconds + 0.5));
    }

    [Fact]
    public async Task Callers_that_were_rejected_together_do_not_return_together()
    {
        var retry = new PlatformRetryOptions { MaxRetries = 20 };
        await RunAsync(retry, number => Repeatable(number, TimeSpan.FromSeconds(1)));
        Assert.True(_repeats.Select(repeat => repeat.Delay).Distinct().Count() > 10);
        _repeats.Clear();
        await RunAsync(retry, number => Repeatable(number));
        Assert.DoesNotContain(_repeats.Take(4), repeat => repeat.Delay.TotalSeconds is 0.5 or 1 or 2 or 4);
    }

    [Fact]
    public async Task Delays_grow_up_to_the_longest_one()
    {
        var retry = new PlatformRetryOptions { MaxRetries = 30, Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(5) };
        await RunAsync(retry, number => Repeatable(number));
        Assert.All(_repeats, repeat => Assert.InRange(repeat.Delay, TimeSpan.Zero, TimeSpan.FromSeconds(5)));
        Assert.Contains(_repeats, repeat => repeat.Delay > TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(0, 600)]
    [InlineData(570, 30)]
    [InlineData(599.98, 0.02)]
    [InlineData(599.999, 0.01)]
    [InlineData(1000, 0.01)]
    public async Task The_overall_timeout_includes_the_time_that_was_spent(double spent, double left)
    {
        var clock = new FakeTimeProvider();
        var cancelled = CancellationToken.None;
        var call = new CallPipeline(new(), s_single, s_overall, clock).RunAsync(
            s_call,
            async (_, token) =>
            {
                cancelled = token;
                await Task.Delay(Timeout.Infinite, token);
                return s_response;
            },
            (_, _, _) => { },
            TimeSpan.FromSeconds(spent),
            default);
        clock.Advance(TimeSpan.FromSeconds(left) - TimeSpan.FromMilliseconds(1));
        Assert.False(cancelled.IsCancellationRequested);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(cancelled.IsCancellationRequested);
        Assert.Equal(DeliveryStatus.Unknown, (await call).Failure!.DeliveryStatus);
    }

    [Fact]
    public async Task A_call_that_exceeds_the_overall_timeout_in_its_first_attempt_says_so()
    {
        var outcome = await RunAsync(new(), Repeatable, endless: 0);
        Assert.Null(outcome.Response);
        Assert.Equal(
            "GET /flows: the endpoint http://127.0.0.1:1/ did not respond successfully within 600 s; "
                + "increase OverallTimeout if the call needs more time.",
            outcome.Failure!.Message);
        Assert.IsType<TimeoutRejectedException>(outcome.Failure.InnerException);
        Assert.Equal(DeliveryStatus.Unknown, outcome.Failure.DeliveryStatus);
    }

    [Fact]
    public async Task A_call_that_exceeds_the_overall_timeout_later_names_its_attempts_and_the_last_failure()
    {
        var outcome = await RunAsync(new(), Repeatable, endless: 2);
        Assert.Contains(
            "did not respond successfully within 600 s in 3 attempts; increase", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("attempt 1", outcome.Failure.InnerException!.Message);
    }

    [Fact]
    public async Task A_caller_can_cancel_all_attempts()
    {
        using var cancel = new CancellationTokenSource();
        var attempts = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CallPipeline(new(), s_single, s_overall, _time).RunAsync(
            s_call,
            async (_, token) =>
            {
                attempts++;
                await cancel.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return s_response;
            },
            (_, _, _) => { },
            TimeSpan.Zero,
            cancel.Token));
        Assert.Equal(1, attempts);
    }

    [Fact]
    public void The_failure_of_a_late_attempt_names_its_timeout()
    {
        var cause = new OperationCanceledException();
        var failure = new CallPipeline(new(), TimeSpan.FromSeconds(2.5), s_overall, _time).Late(s_call, cause);
        Assert.Equal(
            "GET /flows: the endpoint http://127.0.0.1:1/ did not respond within 2.5 s; "
                + "increase TryTimeout if the service needs more time.",
            failure.Message);
        Assert.Same(cause, failure.InnerException);
        Assert.Equal(DeliveryStatus.Unknown, failure.DeliveryStatus);
    }

    [Fact]
    public void An_attempt_ends_at_its_timeout()
    {
        using var attempt = new CallPipeline(new(), s_single, s_overall, _time).BeginAttempt(default);
        _time.Advance(s_single - TimeSpan.FromSeconds(1));
        Assert.False(attempt.Token.IsCancellationRequested);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(attempt.Token.IsCancellationRequested);
    }

    private static CallOutcome Repeatable(int number) => Repeatable(number, null);

    private static CallOutcome Repeatable(int number, TimeSpan? retryAfter) =>
        new(null, new($"attempt {number}") { RetryAfter = retryAfter }) { MayRepeat = true };

    /// <summary>Runs a call. The endless attempt waits until the overall timeout.</summary>
    private Task<CallOutcome> RunAsync(PlatformRetryOptions retry, Func<int, CallOutcome> attempt, int endless = -1) =>
        new CallPipeline(retry, s_single, s_overall, _time).RunAsync(
            s_call,
            async (number, token) =>
            {
                if (number == endless)
                {
                    _time.Advance(s_overall);
                    await Task.Delay(Timeout.Infinite, token);
                }

                return attempt(number);
            },
            (failure, delay, number) => _repeats.Add((failure.Message, delay, number)),
            TimeSpan.Zero,
            default);
}
