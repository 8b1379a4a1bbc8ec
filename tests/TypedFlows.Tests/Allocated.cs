namespace TypedFlows.Tests;

/// <summary>Bytes that a piece of code allocates, once everything is loaded and compiled.</summary>
internal static class Allocated
{
    public static long By(Action action)
    {
        for (var i = 0; i < 50; i++)
        {
            action();
        }

        // What happens once, such as a cache that is filled late, is no cost of the action: the least of some runs.
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
