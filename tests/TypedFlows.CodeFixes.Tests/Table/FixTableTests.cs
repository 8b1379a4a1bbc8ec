using System.Collections.Concurrent;

namespace TypedFlows.CodeFixes.Tests.Table;

/// <summary>Tests every fix with every diagnostic in the tests of the analyzer: each rule in each syntax form, and each keyword.</summary>
public class FixTableTests
{
    private static readonly ConcurrentDictionary<(string Set, bool IsReferencing), Lazy<Task<FixProject>>> s_projects = new();

    /// <summary>The results for a referenced assembly are the same. They are tested only with <c>FULL=1</c>.</summary>
    public static TheoryData<string, bool> Sets
    {
        get
        {
            var sets = new TheoryData<string, bool> { { "table", false }, { "statements", false }, { "many kinds", true } };
            if (Environment.GetEnvironmentVariable("FULL") == "1")
            {
                sets.Add("table", true);
                sets.Add("statements", true);
                sets.Add("many kinds", false);
            }

            return sets;
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Every_fix_leaves_code_that_compiles_without_the_diagnostic(string set, bool isReferencing)
    {
        var project = await ProjectAsync(set, isReferencing);
        var offers = (await project.OffersAsync()).SelectMany(each => each.Offers).ToArray();
        var remaining = await project.RemainingAsync(offers);
        Assert.Empty(remaining.Select(each => $"{each.Key.Fix} ({each.Key.Title}) in {each.Key.Case.Statement}: {string.Join(" ", each)}"));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Fix_all_leaves_code_that_compiles_without_the_diagnostics(string set, bool isReferencing)
    {
        var project = await ProjectAsync(set, isReferencing);
        foreach (var sameKey in (await project.OffersAsync()).SelectMany(each => each.Offers).GroupBy(offer => offer.Key))
        {
            Assert.Empty(await project.FixAllAsync([.. sameKey]));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Diagnostics_without_a_fix_are_listed_with_their_reason(string set, bool isReferencing)
    {
        var diagnostics = await (await ProjectAsync(set, isReferencing)).OffersAsync();
        var listed = Unfixed.Reasons.Values.SelectMany(statements => statements).ToArray();
        Assert.Equal(listed.Length, listed.Distinct().Count());
        Assert.Equal(
            listed.Where(statement => diagnostics.Any(each => each.Case.Statement == statement)).Order(StringComparer.Ordinal),
            diagnostics.Where(each => each.Offers.Count == 0).Select(each => each.Case.Statement).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_listed_diagnostic_occurs()
    {
        var looked = new[] { "table", "statements", "many kinds" }.SelectMany(set => FixSet.Of(set).Cases)
            .Select(each => each.Statement)
            .ToHashSet();
        Assert.Subset(looked, Unfixed.Reasons.Values.SelectMany(statements => statements).ToHashSet());
    }

    private static Task<FixProject> ProjectAsync(string set, bool isReferencing) =>
        s_projects.GetOrAdd((set, isReferencing), key => new(() => FixProject.CreateAsync(FixSet.Of(key.Set), key.IsReferencing))).Value;
}
