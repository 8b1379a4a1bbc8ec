using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Hosting;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that the clock of a platform can be read at any time.</summary>
public class ClockTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    /// <summary>A commit holds the data folder and reads the time, while a change of the clock waits for the data folder.</summary>
    [Fact]
    public async Task The_time_is_read_and_timers_change_while_a_change_of_the_clock_is_stored()
    {
        using var isStoring = new ManualResetEventSlim();
        using var isRead = new ManualResetEventSlim();
        var clock = new PlatformClock(TimeProvider.System, TimeSpan.Zero, _ =>
        {
            isStoring.Set();
            Assert.True(isRead.Wait(s_timeout), "The time cannot be read.");
        });
        await using var timer = clock.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        var change = Task.Run(() => clock.Advance(TimeSpan.FromMinutes(15)));
        Assert.True(isStoring.Wait(s_timeout));
        var before = clock.GetUtcNow();
        timer.Change(TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        isRead.Set();
        await change;
        Assert.InRange(clock.GetUtcNow() - before, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(16));
    }

    /// <summary>The clock can move between the decision to wait and the wait. A timer takes -1 ms for an infinite time.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-3_600_000)]
    public async Task A_time_that_has_passed_is_not_waited_for(int milliseconds)
    {
        var clock = new PlatformClock(new StoppedTime(), TimeSpan.Zero, _ => { });
        var due = clock.GetUtcNow() + TimeSpan.FromMilliseconds(milliseconds);

        await clock.WaitUntilAsync(due, new TaskCompletionSource().Task, CancellationToken.None).WaitAsync(s_timeout);
    }

    private sealed class StoppedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
