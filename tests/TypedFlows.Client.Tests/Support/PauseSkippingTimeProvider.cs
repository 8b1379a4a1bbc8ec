using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TypedFlows.Client.Tests.Support;

/// <summary>
/// Represents a fake clock that advances by itself when code pauses for a minute or less, so that the pause ends at once. Longer timers,
/// such as time limits, end only when a test advances the clock.
/// </summary>
internal sealed class PauseSkippingTimeProvider() : FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<TimeSpan> _delays = new();

    /// <summary>Gets the length of each pause.</summary>
    public IReadOnlyList<TimeSpan> Delays => [.. _delays];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime <= s_longestPause)
        {
            _delays.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }

        return timer;
    }
}
