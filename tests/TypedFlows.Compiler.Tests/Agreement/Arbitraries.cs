using FsCheck;
using FsCheck.Fluent;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Creates the values that properties are tried with.</summary>
public static class Arbitraries
{
    internal const ulong Seed = 20240501;
    internal const ulong Gamma = 7;

    private const int Schemas = 60;
    private const int Documents = 60;
    private const int FewDocuments = 6;
    private const int Size = 50;

    /// <summary>Creates schemas that are compiled together.</summary>
    public static Arbitrary<SchemaBatch> Batches() => SchemaBatch.Of(Schemas, Documents);

    /// <summary>Creates schemas with documents of which a part is known.</summary>
    public static Arbitrary<PartlyKnownCase> PartlyKnownCases() => Arb.From(
        from one in SchemaBatch.Case(FewDocuments) from seed in Gen.Choose(0, 1_000_000) select new PartlyKnownCase(one, seed),
        one => one.Case.Shrink().Select(smaller => one with { Case = smaller }));

    /// <summary>Returns values that stay the same, to see what a generator reaches.</summary>
    internal static IReadOnlyList<T> Sample<T>(Arbitrary<T> values, int count) =>
        [.. values.Generator.Sample(count, new Rnd(Seed, Gamma), Size)];
}
