namespace TypedFlows.Tests;

/// <summary>Measures the bytes that code allocates after everything is loaded and compiled.</summary>
internal static class Allocated
{
    public static long By(Action action)
    {
        for (var i = 0; i < 50; i++)
        {
            action();
        }

        // One-time costs, such as a cache that is filled late, do not count: the minimum of several runs is used.
        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
