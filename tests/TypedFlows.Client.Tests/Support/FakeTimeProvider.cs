namespace TypedFlows.Client.Tests.Support;

/// <summary>
/// A clock that tests move. A pause of a minute or less moves it too: it is over at once, as if the time until then had passed.
/// Longer ones, such as time limits, end only when the test moves the clock beyond them.
/// </summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private readonly List<TimeSpan> _delays = [];
    private readonly List<Pending> _pending = [];
    private DateTimeOffset _now = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long each pause was.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_gate)
            {
                return [.. _delays];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public void Advance(TimeSpan by)
    {
        List<Pending> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _pending.Where(timer => timer.Due <= _now)];
            _pending.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
        {
            timer.Fire();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Pending(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(Pending timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _pending.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            if (dueTime > LongestPause)
            {
                _pending.Add(timer);
                return;
            }

            _delays.Add(dueTime);
            _now += dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ => timer.Fire());
    }

    private void Cancel(Pending timer)
    {
        lock (_gate)
        {
            _pending.Remove(timer);
        }
    }

    private sealed class Pending(FakeTimeProvider time, Action callback) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => time.Cancel(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
