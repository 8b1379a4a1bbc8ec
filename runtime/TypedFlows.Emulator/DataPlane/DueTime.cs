namespace TypedFlows.Emulator.DataPlane;

/// <summary>Waits for times of the platform's clock.</summary>
internal static class DueTime
{
    // Timers accept a delay of at most some weeks. A longer wait consists of several delays.
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(20);

    /// <summary>Waits until a time, part of the way to it, or the end of another task.</summary>
    public static async Task WaitUntilAsync(this TimeProvider time, DateTimeOffset due, Task changed, CancellationToken cancellationToken)
    {
        var left = due - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            // The clock may have moved since the caller read it.
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var wait = changed.WaitAsync(left < s_longestDelay ? left : s_longestDelay, time, ending.Token);
        if (due <= time.GetUtcNow())
        {
            // The clock moved before the timer existed.
            await ending.CancelAsync();
        }

        try
        {
            await wait;
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // It is due, or part of a long wait has passed.
        }
    }
}
