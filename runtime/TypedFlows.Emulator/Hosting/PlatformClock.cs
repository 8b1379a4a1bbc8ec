namespace TypedFlows.Emulator.Hosting;

/// <summary>The clock of one platform: the clock of its options, advanced by the amount that tests requested.</summary>
/// <param name="offset">The initial offset.</param>
/// <param name="keep">Receives the offset after each change.</param>
internal sealed class PlatformClock(TimeProvider inner, TimeSpan offset, Action<TimeSpan> keep) : TimeProvider
{
    /// <summary>The latest time of the clock, which leaves room for what is computed from it.</summary>
    public static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // Nothing else is locked or stored inside this lock, because the time is read inside the locks of others.
    private readonly Lock _lock = new();

    private readonly Lock _advance = new();
    private readonly HashSet<MovedTimer> _timers = [];
    private TimeSpan _offset = offset < TimeSpan.Zero || offset > Latest - inner.GetUtcNow() ? TimeSpan.Zero : offset;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return inner.GetUtcNow() + _offset;
        }
    }

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovedTimer(this);
        lock (_lock)
        {
            timer.Start(inner, callback, state, dueTime, period);
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Advances the clock. Timers that are due by then fire immediately.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock would pass the latest time.</exception>
    public void Advance(TimeSpan by)
    {
        lock (_advance)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(by, Latest - GetUtcNow());
            keep(_offset + by);
            lock (_lock)
            {
                _offset += by;
                foreach (var timer in _timers)
                {
                    timer.Move();
                }
            }
        }
    }

    private sealed class MovedTimer(PlatformClock clock) : ITimer
    {
        private ITimer? _inner;
        private DateTimeOffset _due = DateTimeOffset.MaxValue;
        private TimeSpan _period;

        public void Start(TimeProvider time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            _due = Due(dueTime);
            _inner = time.CreateTimer(callback, state, dueTime, period);
        }

        public void Move()
        {
            if (_due == DateTimeOffset.MaxValue)
            {
                return;
            }

            // The offset has grown meanwhile, so the remaining time is shorter by the same amount.
            var left = _due - clock.GetUtcNow();
            _inner?.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, _period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                _due = Due(dueTime);
                return _inner?.Change(dueTime, period) ?? false;
            }
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }

            _inner?.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            Dispose();
            await ValueTask.CompletedTask;
        }

        private DateTimeOffset Due(TimeSpan dueTime) =>
            dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime;
    }
}
