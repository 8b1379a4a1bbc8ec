using System.Diagnostics;

namespace TypedFlows.Benchmarks.Measuring;

/// <summary>A peer's way of doing a work.</summary>
internal abstract class Contender(string work, string peer, Func<bool> isRight)
{
    public string Work => work;

    public string Peer => peer;

    /// <summary>True when the peer gives the verdict that the schema gives, or writes the document that was read.</summary>
    public bool IsRight() => isRight();

    /// <returns>How often the document was accepted.</returns>
    public abstract int Run(int times);

    /// <returns>Nanoseconds an operation.</returns>
    public double Time(int times)
    {
        var start = Stopwatch.GetTimestamp();
        Run(times);

        // A TimeSpan would round to its ticks of 100 ns.
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency) / times;
    }

    /// <returns>Bytes allocated an operation.</returns>
    public long Allocated(int times)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(times);
        return (long)Math.Round((GC.GetAllocatedBytesForCurrentThread() - before) / (double)times);
    }

    public static Contender Create<TOperation>(string work, string peer, TOperation operation, Func<bool> isRight)
        where TOperation : struct, IOperation => new Loop<TOperation>(work, peer, operation, isRight);

    /// <summary>Reads a document that the schema accepts, or refuses.</summary>
    public static Contender Reading<TOperation>(string work, string peer, TOperation operation)
        where TOperation : struct, IOperation => new Loop<TOperation>(work, peer, operation, () => operation.Invoke() == Works.IsValid(work));

    private sealed class Loop<TOperation>(string work, string peer, TOperation operation, Func<bool> isRight) : Contender(work, peer, isRight)
        where TOperation : struct, IOperation
    {
        public override int Run(int times)
        {
            var accepted = 0;
            for (var i = 0; i < times; i++)
            {
                accepted += operation.Invoke() ? 1 : 0;
            }

            return accepted;
        }
    }
}
