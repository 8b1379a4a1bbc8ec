using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Journal;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Executes the runs of one flow, one after the other: requested runs first, then the ticks of the schedule. It decides from the stored
/// flow and its checkpoint what is due, so a change of the flow applies from the next run on.
/// </summary>
internal sealed class FlowLane
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);

    private readonly Platform _platform;
    private readonly FlowRunner _runner;
    private readonly string _sandbox;
    private readonly string _flowId;

    // A commit and a change of the flow exclude each other: the change waits for the commit, or cancels the run before it.
    private readonly Lock _gate = new();
    private readonly Queue<string> _requested = new();
    private TaskCompletionSource _changed = NewSignal();
    private CancellationTokenSource? _run;
    private SourceException? _reason;
    private DateTimeOffset? _caughtUp;

    // Progress that cannot be read cannot be stored either, and the run must not be repeated before the next tick.
    private DateTimeOffset? _attempted;

    public FlowLane(Platform platform, FlowRunner runner, StoredResource flow, CancellationToken stopping)
    {
        (_platform, _runner, _sandbox, _flowId, Stopping) = (platform, runner, flow.Sandbox, flow.Id, stopping);
        Work = Task.Run(WorkAsync, CancellationToken.None);
    }

    /// <summary>Gets the task that ends when the lane is stopped or its flow was deleted.</summary>
    public Task Work { get; }

    /// <summary>Gets a token that is cancelled when the platform stops. The store then keeps what a later start resumes.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>Queues the stored run with this id.</summary>
    public void Request(string runId)
    {
        lock (_gate)
        {
            _requested.Enqueue(runId);
        }

        Signal();
    }

    /// <summary>Reads the stored flow again.</summary>
    public void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    /// <summary>Skips all ticks up to a time, because the flow was disabled until then.</summary>
    public void SkipTo(StoredResource flow, DateTimeOffset moment)
    {
        lock (_gate)
        {
            var checkpoint = Checkpoint.Load(_platform, flow);
            checkpoint.Reached = moment;
            _platform.Resources.Put(checkpoint.ToResource(flow));
            _caughtUp = moment;
        }
    }

    /// <summary>
    /// Applies a change that ends all runs of the flow. The active run is stored before the change, or not at all; queued runs end.
    /// </summary>
    /// <param name="change">Stores the change.</param>
    /// <param name="reason">The error of the runs that end.</param>
    public T End<T>(Func<T> change, SourceException reason)
    {
        T changed;
        lock (_gate)
        {
            changed = change();
            _reason = reason;
            _run?.Cancel();
            _platform.Resources.Put(
            [
                .. _requested
                    .Select(id => _platform.Resources.Find(_sandbox, ResourceKind.Run, id))
                    .OfType<StoredResource>()
                    .Where(run => run.View.Text("state") == RunStatus.Queued)
                    .Select(run => StoredRun.End(_platform, run, reason)),
            ]);
            _requested.Clear();
        }

        Signal();
        return changed;
    }

    /// <summary>Commits the active run, unless a change has cancelled it.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public void Commit(CancellationToken run, Action commit)
    {
        lock (_gate)
        {
            run.ThrowIfCancellationRequested();
            commit();
        }
    }

    /// <summary>
    /// Repeats an action until it succeeds or the platform stops. The pause between attempts grows, and every failure is reported.
    /// </summary>
    public async Task RepeatAsync(Func<Task> action)
    {
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !Stopping.IsCancellationRequested)
            {
                _platform.Log.Report(
                    PlatformLog.TaskFailed,
                    $"flow {_flowId}",
                    _sandbox,
                    $"A run failed and is repeated in {pause.TotalSeconds} s: {e.Message}");
            }

            // The platform's clock may stand still, but the cause, such as a full disk, ends in real time.
            await Task.Delay(pause, Stopping);
        }
    }

    private async Task WorkAsync()
    {
        try
        {
            while (_platform.Resources.Find(_sandbox, ResourceKind.Flow, _flowId) is not null)
            {
                await RepeatAsync(StepAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The platform is stopping.
        }
    }

    /// <summary>Executes the next run, or waits until there may be one.</summary>
    private async Task StepAsync()
    {
        var changed = Volatile.Read(ref _changed).Task;
        if (FindEnabled() is not { } flow)
        {
            await changed.WaitAsync(Stopping);
            return;
        }

        string? requested;
        lock (_gate)
        {
            _requested.TryPeek(out requested);
        }

        if (requested is not null)
        {
            await ExecuteRequestedAsync(requested);
            return;
        }

        if (FlowJob.Of(_platform, flow) is not { } job || Due(flow) is not { } due)
        {
            await changed.WaitAsync(Stopping);
        }
        else if (due > _platform.Time.GetUtcNow())
        {
            await _platform.Time.WaitUntilAsync(due, changed, Stopping);
        }
        else
        {
            var reached = _caughtUp is { } before && before > due ? before : due;
            await ExecuteAsync(run => _runner.RunAsync(this, job, new(Guid.NewGuid().ToString(), null, reached, default), run));
            _attempted = reached;
        }
    }

    /// <summary>Returns the time of the next scheduled run. The first run of the lane covers all ticks in the past.</summary>
    private DateTimeOffset? Due(StoredResource flow)
    {
        if (Schedule.Read(flow.View.Object("scheduleParams")) is not { } schedule)
        {
            // A flow without a schedule receives its input from an inlet.
            return null;
        }

        var now = _platform.Time.GetUtcNow();
        if (now >= schedule.Start)
        {
            _caughtUp ??= now;
        }

        var checkpoint = Checkpoint.Load(_platform, flow);
        return (checkpoint.IsUnreadable ? _attempted : checkpoint.Reached) is { } reached ? schedule.NextAfter(reached) : schedule.Start;
    }

    private async Task ExecuteRequestedAsync(string runId)
    {
        var found = _platform.Resources.Find(_sandbox, ResourceKind.Run, runId);
        if (found?.View.Text("state") is RunStatus.Queued or RunStatus.InProgress)
        {
            await ExecuteAsync(async run =>
            {
                if (_platform.Resources.Find(_sandbox, ResourceKind.Flow, _flowId) is { } flow && FlowJob.Of(_platform, flow) is { } job)
                {
                    await ExecuteRequestedAsync(found, job, run);
                }
                else
                {
                    _platform.Resources.Put(StoredRun.End(_platform, found, SourceFault.BrokenFlow.With()));
                }
            });
        }

        lock (_gate)
        {
            // A change of the flow may have ended the queue meanwhile.
            if (_requested.TryPeek(out var first) && first == runId)
            {
                _requested.Dequeue();
            }
        }
    }

    private async Task ExecuteRequestedAsync(StoredResource found, FlowJob job, ActiveRun run)
    {
        var parameters = found.View.Object("params");
        RunWindow? window;
        try
        {
            window = RunWindow.Read(parameters);
        }
        catch (ApiErrorException e)
        {
            _platform.Resources.Put(StoredRun.End(_platform, found, SourceFault.BrokenParameters.With(e.Message)));
            return;
        }

        await _runner.RunAsync(this, job, new(found.Id, window, null, parameters), run);
    }

    private async Task ExecuteAsync(Func<ActiveRun, Task> execute)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Stopping);
        lock (_gate)
        {
            // The flow may have been disabled or deleted since it was read.
            if (FindEnabled() is null)
            {
                return;
            }

            (_run, _reason) = (cancelling, null);
        }

        try
        {
            await execute(new(cancelling.Token, () => _reason));
        }
        finally
        {
            lock (_gate)
            {
                _run = null;
            }
        }
    }

    private StoredResource? FindEnabled() =>
        _platform.Resources.Find(_sandbox, ResourceKind.Flow, _flowId) is { } flow
            && ResourceChanges.State(flow) is null or ResourceChanges.Enabled ? flow : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
