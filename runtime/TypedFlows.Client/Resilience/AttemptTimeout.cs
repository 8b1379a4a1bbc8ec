using System.Collections.Concurrent;

namespace TypedFlows.Client;

/// <summary>The time that one try may take. Sources are used again, for most tries end long before.</summary>
internal sealed class AttemptTimeout(TimeSpan time, TimeProvider clock)
{
    private const int MostKept = 64;

    private readonly ConcurrentQueue<CancellationTokenSource> _kept = new();

    public TimeSpan Length => time;

    /// <summary>Begins a try.</summary>
    /// <param name="cancellationToken">Ends it sooner.</param>
    public Try Begin(CancellationToken cancellationToken)
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

    /// <summary>One try that is under way.</summary>
    internal readonly struct Try : IDisposable
    {
        private readonly AttemptTimeout _owner;
        private readonly CancellationTokenSource _source;
        private readonly CancellationTokenRegistration _outer;

        public Try(AttemptTimeout owner, CancellationTokenSource source, CancellationToken cancellationToken)
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
