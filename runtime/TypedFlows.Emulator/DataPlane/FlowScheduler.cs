using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Starts the runs of each flow when they are due, by the platform's clock. While it is paused, nothing runs, and the store keeps what is
/// due.
/// </summary>
internal sealed class FlowScheduler(Platform platform, FlowRunner runner) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, FlowLane> _lanes = new(StringComparer.Ordinal);

    // It is paused until the stored flows and runs are resumed.
    private CancellationTokenSource? _stopping;

    /// <summary>Starts to execute runs. The caller then names the flows and runs that are stored.</summary>
    public void Resume()
    {
        lock (_lock)
        {
            _stopping ??= new();
        }
    }

    /// <summary>Interrupts active runs and waits for their end. Nothing of them is stored.</summary>
    public async Task PauseAsync()
    {
        List<FlowLane> lanes;
        lock (_lock)
        {
            _stopping?.Cancel();
            _stopping = null;
            lanes = [.. _lanes.Values];
            _lanes.Clear();
        }

        await Task.WhenAll(lanes.Select(lane => lane.Work));
    }

    /// <summary>Runs the flow by its schedule, as it is now stored. One run covers all ticks that were missed.</summary>
    public void Start(StoredResource flow)
    {
        if (Schedule.Read(flow.View.Object("scheduleParams")) is not null)
        {
            Lane(flow)?.Signal();
        }
    }

    /// <summary>Queues one stored run outside the schedule, after the active run.</summary>
    public void Request(StoredResource flow, string runId) => Lane(flow)?.Request(runId);

    /// <summary>Skips ticks in the past, because the flow was disabled.</summary>
    public void SkipPast(StoredResource flow) => Lane(flow)?.SkipTo(flow, platform.Time.GetUtcNow());

    /// <summary>Applies a change after which the flow does not run. Its runs end before the change, or with an error.</summary>
    public T End<T>(StoredResource flow, SourceException reason, Func<T> change) =>
        Lane(flow) is { } lane ? lane.End(change, reason) : change();

    /// <summary>Returns the time of the next scheduled run, or <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextRun(StoredResource flow)
    {
        if (ResourceChanges.State(flow) is { } and not ResourceChanges.Enabled
            || Schedule.Read(flow.View.Object("scheduleParams")) is not { } schedule)
        {
            return null;
        }

        var now = platform.Time.GetUtcNow();
        return schedule.Start > now ? schedule.Start : schedule.NextAfter(now);
    }

    public async ValueTask DisposeAsync() => await PauseAsync();

    /// <summary>Returns the lane of the flow; <see langword="null"/> while the scheduler is paused.</summary>
    private FlowLane? Lane(StoredResource flow)
    {
        lock (_lock)
        {
            if (_stopping is null)
            {
                return null;
            }

            if (!_lanes.TryGetValue(flow.Id, out var lane))
            {
                _lanes.Add(flow.Id, lane = new FlowLane(platform, runner, flow, _stopping.Token));
                _ = RemoveAfterAsync(flow.Id, lane);
            }

            return lane;
        }
    }

    private async Task RemoveAfterAsync(string flowId, FlowLane lane)
    {
        await lane.Work;
        lock (_lock)
        {
            if (_lanes.TryGetValue(flowId, out var known) && known == lane)
            {
                _lanes.Remove(flowId);
            }
        }
    }
}
