using System.Globalization;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Collects the results of a soak.</summary>
internal sealed class SoakTally
{
    private long _lost;
    private long _failedCalls;

    /// <summary>Gets the number of responses that were lost after their requests took effect.</summary>
    public long LostResponses => Interlocked.Read(ref _lost);

    /// <summary>Gets the number of calls that failed although the client repeated them.</summary>
    public long FailedCalls => Interlocked.Read(ref _failedCalls);

    /// <summary>Gets the number of results that are right.</summary>
    public int Passed { get; private set; }

    /// <summary>Gets the number of results that are wrong.</summary>
    public int Failed { get; private set; }

    public void Lost() => Interlocked.Increment(ref _lost);

    public void CallFailed() => Interlocked.Increment(ref _failedCalls);

    public void Report(string what, FormattableString result) =>
        Console.WriteLine($"{what,-56} {result.ToString(CultureInfo.InvariantCulture)}");

    public void Verify(string what, long expected, long actual) => Verify(
        what, expected == actual, expected == actual ? $"{actual:N0}" : (FormattableString)$"{actual:N0}, expected {expected:N0}");

    public void Verify(string what, bool isRight, FormattableString result)
    {
        (Passed, Failed) = isRight ? (Passed + 1, Failed) : (Passed, Failed + 1);
        Report(isRight ? what : "WRONG: " + what, result);
    }
}
