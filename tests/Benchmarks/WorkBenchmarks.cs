using BenchmarkDotNet.Attributes;
using TypedFlows.Benchmarks.Measuring;
using TypedFlows.Benchmarks.Peers;

namespace TypedFlows.Benchmarks;

/// <summary>Provides the same works and peers for BenchmarkDotNet.</summary>
[InProcess]
[MemoryDiagnoser]
public class WorkBenchmarks
{
    // One operation on a small document is too short for a call that is not inlined into the loop.
    private const int Operations = 16;

    private static readonly Lazy<IReadOnlyList<Contender>> s_contenders = new(AllPeers.Create);

    private Contender? _contender;

    /// <summary>Gets or sets the name of the contender.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = string.Empty;

    public static IEnumerable<string> Names => s_contenders.Value.Select(NameOf);

    [GlobalSetup]
    public void Find() => _contender = s_contenders.Value.Single(contender => NameOf(contender) == Name);

    [Benchmark(OperationsPerInvoke = Operations)]
    public int Run() => _contender!.Run(Operations);

    private static string NameOf(Contender contender) => $"{contender.Work} {contender.Peer}";
}
