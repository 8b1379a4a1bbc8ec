using TypedFlows.Fuzz.Harnesses;

namespace TypedFlows.Fuzz;

/// <summary>Creates harnesses by their names.</summary>
internal static class HarnessList
{
    private static readonly Dictionary<string, Func<Harness>> s_harnesses = new(StringComparer.Ordinal)
    {
        ["spec"] = () => new SpecHarness(),
        ["document"] = () => new DocumentHarness(),
        ["expression"] = () => new ExpressionHarness(),
        ["delimited"] = () => new DelimitedHarness(),
        ["json-rows"] = () => new JsonRowsHarness(),
        ["parquet"] = () => new ParquetHarness(),
        ["json-patch"] = () => new JsonPatchHarness(),
        ["filter"] = () => new FilterHarness(),
        ["http"] = () => new HttpHarness(),
    };

    public static IEnumerable<string> Names => s_harnesses.Keys;

    /// <summary>Returns a new harness, or null if there is none with the name.</summary>
    public static Harness? Find(string name) => s_harnesses.TryGetValue(name, out var create) ? create() : null;
}
