namespace TypedFlows.Emulator.DataPlane;

/// <summary>Runs the runs of one flow one after the other.</summary>
internal sealed class FlowLane
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _cancelling = new();
    private readonly HashSet<Task> _work = [];
    private CancellationTokenSource? _schedule;

    /// <summary>Replaces the schedule that was active before.</summary>
    public void Drive(Func<CancellationToken, Task> drive, CancellationToken stopping)
    {
        var schedule = CancellationTokenSource.CreateLinkedTokenSource(stopping, _cancelling.Token);
        Interlocked.Exchange(ref _schedule, schedule)?.Cancel();
        Track(() => drive(schedule.Token));
    }

    public void Add(Func<CancellationToken, Task> run, CancellationToken stopping)
    {
        var linked = CancellationTokenSource.CreateLinkedTokenSource(stopping, _cancelling.Token);
        Track(async () =>
        {
            using (linked)
            {
                await RunExclusiveAsync(() => run(linked.Token), linked.Token);
            }
        });
    }

    public async Task RunExclusiveAsync(Func<Task> run, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await run();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Cancel() => _cancelling.Cancel();

    public async Task EndAsync()
    {
        await _cancelling.CancelAsync();
        Task[] work;
        lock (_lock)
        {
            work = [.. _work];
        }

        await Task.WhenAll(work);
        Interlocked.Exchange(ref _schedule, null)?.Dispose();
    }

    private void Track(Func<Task> start)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await start();
            }
            catch (OperationCanceledException)
            {
                // The flow was deleted or stopped, or the platform is stopping.
            }
        });
        lock (_lock)
        {
            _work.Add(task);
        }

        task.ContinueWith(
            ended =>
            {
                lock (_lock)
                {
                    _work.Remove(ended);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
