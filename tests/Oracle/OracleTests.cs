using TypedFlows.Oracle.Comparison;
using TypedFlows.Oracle.Schemas;
using Xunit.Abstractions;

namespace TypedFlows.Oracle;

/// <summary>
/// Compares the records of this repository's generator with the classes of NJsonSchema, an independent reader of the same schemas.
/// </summary>
public sealed class OracleTests(OracleTests.Comparisons comparisons, ITestOutputHelper output) : IClassFixture<OracleTests.Comparisons>
{
    [Fact]
    public void Every_difference_is_listed()
    {
        var known = KnownDifferences.Read();
        foreach (var entry in known)
        {
            output.WriteLine($"{comparisons.Differences.Count(entry.Covers)} {entry}");
        }

        AssertNone(comparisons.Differences.Where(difference => !known.Any(entry => entry.Covers(difference))));
    }

    [Fact]
    public void Every_entry_of_the_list_is_used_and_has_a_reason() =>
        AssertNone(KnownDifferences.Read().Where(entry => entry.Reason.Length == 0 || !comparisons.Differences.Any(entry.Covers)));

    [Fact]
    public void No_difference_is_listed_twice()
    {
        var known = KnownDifferences.Read();
        AssertNone(comparisons.Differences.Where(difference => known.Count(entry => entry.Covers(difference)) > 1));
    }

    [Fact]
    public void Every_folder_is_compared() => Assert.All(comparisons.Folders, pair =>
    {
        output.WriteLine($"{pair.Key}: {pair.Value.Files} files, {pair.Value.Schemas} schemas, {pair.Value.Properties} properties");
        Assert.True(pair.Value.Schemas > 0 && pair.Value.Properties > 0, pair.Key);
    });

    [Theory]
    [InlineData("""{"type":"string"}""", true, """{"type":"boolean"}""", true, "Type: ours string, theirs bool")]
    [InlineData("""{"type":"string"}""", true, """{"type":"string"}""", false, "Required: ours required, theirs optional")]
    [InlineData("""{"type":"string"}""", true, """{"type":["string","null"]}""", true, "Nullability: ours never, theirs null")]
    [InlineData("""{"enum":["a","b"]}""", true, """{"enum":["a","c"]}""", true, "Type: ours enum(a,b), theirs enum(a,c)")]
    public async Task A_difference_is_found(string ours, bool isRequired, string theirs, bool isRequiredByTheirs, string expected)
    {
        var comparison = new OutputComparison();
        await comparison.AddAsync(Holder(ours, isRequired), Holder(theirs, isRequiredByTheirs));
        Assert.Contains(comparison.Differences, difference => difference.ToString().EndsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_property_that_one_side_lacks_is_found()
    {
        var comparison = new OutputComparison();
        var theirs = Holder("""{"type":"string"}""", isRequired: true);
        await comparison.AddAsync(theirs with { Text = theirs.Text.Replace("name", "title", StringComparison.Ordinal) }, theirs);
        Assert.Equal(
            ["/title none property", "/name property none"],
            comparison.Differences.Where(d => d.Aspect == Aspect.Name).Select(d => $"{d.Where.Split(' ')[1]} {d.Theirs} {d.Ours}"));
    }

    [Fact]
    public async Task Equal_schemas_differ_in_nothing()
    {
        var comparison = new OutputComparison();
        await comparison.AddAsync(Holder(
            """{"type":"object","properties":{"flags":{"type":"array","items":{"type":"boolean"}}}}""", isRequired: true));
        Assert.Empty(comparison.Differences);
        Assert.Equal(2, comparison.Properties);
    }

    private static void AssertNone<T>(IEnumerable<T> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static SchemaFile Holder(string schema, bool isRequired) => new(
        "Holder.json",
        $$$"""{"type":"object","properties":{"name":{{{schema}}}},"required":[{{{(isRequired ? "\"name\"" : string.Empty)}}}]}""");

    /// <summary>The comparison of all folders, which runs once.</summary>
    public sealed class Comparisons : IAsyncLifetime
    {
        internal List<Difference> Differences { get; } = [];

        internal Dictionary<string, (int Files, int Schemas, int Properties)> Folders { get; } = [];

        public async Task InitializeAsync()
        {
            foreach (var folder in SchemaFile.Folders)
            {
                var comparison = new OutputComparison();
                var files = SchemaFile.In(folder);
                foreach (var file in files)
                {
                    await comparison.AddAsync(file);
                }

                Differences.AddRange(comparison.Differences);
                Folders.Add(folder, (files.Count, comparison.Schemas, comparison.Properties));
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
