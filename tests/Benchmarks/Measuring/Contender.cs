using System.Diagnostics;

namespace TypedFlows.Benchmarks.Measuring;

/// <summary>Represents the implementation of a work by a peer.</summary>
internal abstract class Contender(string work, string peer, Func<bool> isRight)
{
    public string Work => work;

    public string Peer => peer;

    /// <summary>Returns a value indicating whether the peer gives the verdict of the schema, or writes the document that was
    /// read.</summary>
    public bool IsRight() => isRight();

    /// <returns>The number of times the document was accepted.</returns>
    public abstract int Run(int times);

    /// <returns>The nanoseconds per operation.</returns>
    public double Time(int times)
    {
        var start = Stopwatch.GetTimestamp();
        Run(times);

        // A TimeSpan has a resolution of 100 ns, which is too coarse.
        return (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency) / times;
    }

    /// <returns>The bytes allocated per operation.</returns>
    public long Allocated(int times)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(times);
        return (long)Math.Round((GC.GetAllocatedBytesForCurrentThread() - before) / (double)times);
    }

    public static Contender Create<TOperation>(string work, string peer, TOperation operation, Func<bool> isRight)
        where TOperation : struct, IOperation => new Loop<TOperation>(work, peer, operation, isRight);

    /// <summary>Creates a contender that reads a document that the schema accepts or rejects.</summary>
    public static Contender Reading<TOperation>(string work, string peer, TOperation operation)
        where TOperation : struct, IOperation =>
            new Loop<TOperation>(work, peer, operation, () => operation.Invoke() == Works.IsValid(work));

    private sealed class Loop<TOperation>(
        string work, string peer, TOperation operation, Func<bool> isRight) : Contender(work, peer, isRight)
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
