using System.Globalization;

namespace TypedFlows.Benchmarks.Soak;

/// <summary>Represents the resources of a process at one time.</summary>
/// <param name="Memory">The working set in bytes.</param>
/// <param name="Handles">The number of open handles.</param>
/// <param name="Threads">The number of threads.</param>
internal sealed record Usage(long Memory, int Handles, int Threads)
{
    /// <summary>Returns the median of each number.</summary>
    public static Usage Median(IReadOnlyList<Usage> samples) => new(
        samples.Select(each => each.Memory).Order().ElementAt(samples.Count / 2),
        samples.Select(each => each.Handles).Order().ElementAt(samples.Count / 2),
        samples.Select(each => each.Threads).Order().ElementAt(samples.Count / 2));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Memory / 1024.0 / 1024:N0} MB, {Handles} handles, {Threads} threads");
}
