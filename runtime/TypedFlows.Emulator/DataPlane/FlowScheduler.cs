using System.Collections.Concurrent;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Starts each flow's runs when they are due, one after the other, by the platform's clock.</summary>
internal sealed class FlowScheduler(TimeProvider time, FlowRunner runner) : IAsyncDisposable
{
    // Timers take no longer delay than some weeks; a longer wait is made of several.
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(20);

    private readonly ConcurrentDictionary<string, Driver> _drivers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public void Add(FlowJob job, JsonView schedule)
    {
        if (Schedule.Read(schedule) is not { } read)
        {
            // A flow without schedule is fed by its inlet.
            return;
        }

        var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        _drivers[job.Flow.Id] = new(cancellation, Task.Run(() => DriveAsync(job, read, cancellation.Token), CancellationToken.None));
    }

    public void Remove(string flowId)
    {
        if (_drivers.TryRemove(flowId, out var driver))
        {
            driver.Cancellation.Cancel();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var driver in _drivers.Values)
        {
            await driver.Task;
            driver.Cancellation.Dispose();
        }

        _stopping.Dispose();
    }

    private async Task DriveAsync(FlowJob job, Schedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            await DelayUntilAsync(schedule.Start, cancellationToken);

            // One first run stands for all the ticks that are already past; after it every tick counts.
            var reached = time.GetUtcNow();
            for (DateTimeOffset? due = schedule.Start; due is { } tick; due = schedule.NextAfter(reached))
            {
                await DelayUntilAsync(tick, cancellationToken);
                reached = tick > reached ? tick : reached;
                await runner.RunAsync(job, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The flow was deleted or the platform is stopping.
        }
    }

    private async Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (var now = time.GetUtcNow(); now < due; now = time.GetUtcNow())
        {
            var left = due - now;
            await Task.Delay(left < s_longestDelay ? left : s_longestDelay, time, cancellationToken);
        }
    }

    private sealed record Driver(CancellationTokenSource Cancellation, Task Task);
}
