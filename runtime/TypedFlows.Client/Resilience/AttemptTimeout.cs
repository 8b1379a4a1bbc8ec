using System.Collections.Concurrent;

namespace TypedFlows.Client;

/// <summary>Limits the time of one attempt. Cancellation sources are reused, because most attempts end long before.</summary>
internal sealed class AttemptTimeout(TimeSpan time, TimeProvider clock)
{
    private const int MostKept = 64;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    public TimeSpan Length => time;

    /// <summary>Begins an attempt.</summary>
    /// <param name="cancellationToken">A token that cancels the attempt earlier.</param>
    public Attempt Begin(CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(clock, TimeProvider.System))
        {
            return new(this, new CancellationTokenSource(time, clock), cancellationToken);
        }

        if (!_kept.TryDequeue(out var source))
        {
            source = new CancellationTokenSource();
        }

        source.CancelAfter(time);
        return new(this, source, cancellationToken);
    }

    private void End(CancellationTokenSource source)
    {
        if (ReferenceEquals(clock, TimeProvider.System) && _kept.Count < MostKept && source.TryReset())
        {
            _kept.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }

    /// <summary>Represents an attempt in progress.</summary>
    internal readonly struct Attempt : IDisposable
    {
        private readonly AttemptTimeout _owner;
        private readonly CancellationTokenSource _source;
        private readonly CancellationTokenRegistration _outer;

        public Attempt(AttemptTimeout owner, CancellationTokenSource source, CancellationToken cancellationToken)
        {
            (_owner, _source) = (owner, source);
            _outer = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
        }

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _outer.Dispose();
            _owner.End(_source);
        }
    }
}
