using System.Collections.Concurrent;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Starts the runs of each flow when they are due, one after the other, by the platform's clock.</summary>
internal sealed class FlowScheduler(Platform platform, FlowRunner runner) : IAsyncDisposable
{
    // Timers accept a delay of at most some weeks. A longer wait consists of several delays.
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(20);

    private readonly ConcurrentDictionary<string, FlowLane> _lanes = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Runs the flow by its schedule. One run covers all ticks that were missed.</summary>
    public void Start(StoredResource flow) => Start(flow, Checkpoint.Load(platform, flow).Reached);

    /// <summary>Runs the flow by its schedule and skips ticks in the past.</summary>
    public void StartFromNow(StoredResource flow) => Start(flow, platform.Time.GetUtcNow());

    private void Start(StoredResource flow, DateTimeOffset? reached)
    {
        if (FlowJob.Of(platform, flow) is not { } job
            || Schedule.Read(new JsonView(flow.Document, string.Empty).Object("scheduleParams")) is not { } schedule)
        {
            // A flow without a schedule receives its input from an inlet.
            return;
        }

        Lane(flow.Id).Drive(cancellationToken => DriveAsync(job, schedule, reached, cancellationToken), _stopping.Token);
    }

    /// <summary>Ends the schedule of a flow and cancels its active run.</summary>
    public void Stop(string flowId)
    {
        if (_lanes.TryRemove(flowId, out var lane))
        {
            lane.Cancel();
        }
    }

    /// <summary>Ends every schedule and waits for the cancelled runs.</summary>
    public async Task StopAllAsync()
    {
        foreach (var (id, _) in _lanes)
        {
            if (_lanes.TryRemove(id, out var lane))
            {
                await lane.EndAsync();
            }
        }
    }

    /// <summary>Returns the time of the next scheduled run, or <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextRun(StoredResource flow)
    {
        if (!_lanes.ContainsKey(flow.Id)
            || Schedule.Read(new JsonView(flow.Document, string.Empty).Object("scheduleParams")) is not { } schedule)
        {
            return null;
        }

        var now = platform.Time.GetUtcNow();
        return schedule.Start > now ? schedule.Start : schedule.NextAfter(now);
    }

    /// <summary>Queues one run outside the schedule, after the active runs.</summary>
    /// <param name="runId">The id of the run.</param>
    /// <param name="parameters">The parameters of the request, which the run repeats.</param>
    public void Trigger(FlowJob job, string runId, RunWindow? window, JsonView parameters) =>
        Lane(job.Flow.Id).Add(
            cancellationToken => runner.RunAsync(job, runId, window, null, cancellationToken, parameters),
            _stopping.Token);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        foreach (var lane in _lanes.Values)
        {
            await lane.EndAsync();
        }

        _stopping.Dispose();
    }

    private FlowLane Lane(string flowId) => _lanes.GetOrAdd(flowId, _ => new FlowLane());

    private async Task DriveAsync(FlowJob job, Schedule schedule, DateTimeOffset? served, CancellationToken cancellationToken)
    {
        await DelayUntilAsync(schedule.Start, cancellationToken);

        // The first run covers all ticks in the past. After it, every tick counts.
        var reached = platform.Time.GetUtcNow();
        for (var due = served is { } before ? schedule.NextAfter(before) : schedule.Start;
                due is { } tick;
                due = schedule.NextAfter(reached))
        {
            await DelayUntilAsync(tick, cancellationToken);
            reached = tick > reached ? tick : reached;
            var at = reached;
            await Lane(job.Flow.Id).RunExclusiveAsync(
                () => runner.RunAsync(job, Guid.NewGuid().ToString(), null, at, cancellationToken),
                cancellationToken);
        }
    }

    private async Task DelayUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        for (var now = platform.Time.GetUtcNow(); now < due; now = platform.Time.GetUtcNow())
        {
            var left = due - now;
            await Task.Delay(left < s_longestDelay ? left : s_longestDelay, platform.Time, cancellationToken);
        }
    }
}
