using static TypedFlows.CodeFixes.Tests.Fixing;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests fixes of items in a list or in a map, and of several diagnostics at one location.</summary>
public class ItemFixTests
{
    [Theory]
    [InlineData("_ = new Limits { Owner = null, Tags = [\"a\", \"abcd\"] };", "_ = new Limits { Owner = null, Tags = [\"a\", \"abc\"] };")]
    [InlineData(
        "_ = new Limits { Owner = null, Tags = new[] { \"abcd\", \"a\" } };",
        "_ = new Limits { Owner = null, Tags = new[] { \"abc\", \"a\" } };")]
    [InlineData(
        "_ = new Limits { Owner = null, Tags = new List<string> { \"abcd\" } };",
        "_ = new Limits { Owner = null, Tags = new List<string> { \"abc\" } };")]
    [InlineData(
        "_ = new Counted { Counts = new Dictionary<string, long> { [\"a\"] = -1 } };",
        "_ = new Counted { Counts = new Dictionary<string, long> { [\"a\"] = 0 } };")]
    [InlineData(
        "_ = new Counted { Counts = new Dictionary<string, long> { { \"a\", -1 }, { \"b\", 1 } } };",
        "_ = new Counted { Counts = new Dictionary<string, long> { { \"a\", 0 }, { \"b\", 1 } } };")]
    [InlineData(
        "_ = new Limits { Owner = null, Columns = [new() { Name = \"a\", Size = 12 }] };",
        "_ = new Limits { Owner = null, Columns = [new() { Name = \"a\", Size = 9 }] };")]
    public async Task Sets_the_nearest_legal_value_of_an_item(string before, string after) =>
        Assert.Equal(after, await FixAsync(new SetLegalValueFix(), before));

    [Theory]
    [InlineData("_ = new Counted { Numbers = [1, 2, 1] };", "_ = new Counted { Numbers = [1, 2] };")]
    [InlineData("_ = new Counted { Numbers = [1, 1, 2, 1] };", "_ = new Counted { Numbers = [1, 2] };")]
    [InlineData("_ = new Counted { Numbers = new long[] { 3, 3 } };", "_ = new Counted { Numbers = new long[] { 3 } };")]
    [InlineData(
        "_ = new Counted { Numbers = new List<long> { 1, 2, 2, 3 } };", "_ = new Counted { Numbers = new List<long> { 1, 2, 3 } };")]
    [InlineData(
        "_ = new Limits { Owner = null, "
            + "Columns = [new() { Name = \"a\" }, new() { Name = \"b\" }, new() { Name = \"c\" }, new() { Name = \"d\" }] };",
        "_ = new Limits { Owner = null, Columns = [new() { Name = \"a\" }, new() { Name = \"b\" }] };")]
    [InlineData(
        "_ = new Few { Counts = new Dictionary<string, long> { [\"a\"] = 1, [\"b\"] = 2, [\"c\"] = 3 } };",
        "_ = new Few { Counts = new Dictionary<string, long> { [\"a\"] = 1, [\"b\"] = 2 } };")]
    [InlineData(
        "_ = new Few { Counts = new Dictionary<string, long> { { \"a\", 1 }, { \"b\", 2 }, { \"c\", 3 } } };",
        "_ = new Few { Counts = new Dictionary<string, long> { { \"a\", 1 }, { \"b\", 2 } } };")]
    public async Task Removes_the_items_that_are_too_many(string before, string after) =>
        Assert.Equal(after, await FixAsync(new RemoveItemsFix(), before));

    [Theory]
    [InlineData("var known = new[] { 1L, 1L }; _ = new Counted { Numbers = known };")]
    [InlineData("_ = new Counted { Numbers = [1, .. new long[] { 1 }] };")]
    [InlineData("_ = new Limits { Owner = null, Columns = [] };")]
    public async Task Does_not_offer_to_remove_items_from_elsewhere_or_without_effect(string code)
    {
        var document = Document(code);
        Assert.Empty(await ActionsAsync(new RemoveItemsFix(), document, Assert.Single(await DiagnosticsAsync(document))));
    }

    [Theory]
    [InlineData(
        """_ = Few.ParseJson("{ \"words\": [\"a\", \"b\", \"a\"] }"u8);""", """_ = Few.ParseJson("{ \"words\": [\"a\", \"b\"] }"u8);""")]
    [InlineData(
        """"_ = Few.ParseJson("""{ "words": ["a", "b", "c", "d"] }"""u8);"""",
        """"_ = Few.ParseJson("""{ "words": ["a", "b", "c"] }"""u8);"""")]
    public async Task Removes_the_items_of_a_json_text(string before, string after) =>
        Assert.Equal(after, await FixAsync(new LiteralEditFix(), before));

    /// <summary>Tests that fixes can be applied one after the other, because each one preserves the other locations.</summary>
    [Theory]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15, Backfill = true };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once };")]
    [InlineData(
        "_ = new Limits { Owner = null, Share = 0, Step = 8, Name = \"a\", Note = \"abcd\", Tags = [\"abcd\"], Secret = \"ab\" };",
        "_ = new Limits { Owner = null, Share = 1, Step = 10, Name = \"ax\", Note = \"abc\", Tags = [\"abc\"], Secret = \"abx\" };")]
    [InlineData(
        "_ = new Counted { Numbers = [1, 1], Small = new Column { Name = \"a\" } };",
        "_ = new Counted { Numbers = [1], Small = new Column { Name = \"a\", Size = 0 } };")]
    public async Task Several_things_wrong_in_one_creation_are_mended_one_after_the_other(string before, string after)
    {
        var document = Document(before);
        for (var left = (await DiagnosticsAsync(document)).Count; left > 0; left--)
        {
            var diagnostics = await DiagnosticsAsync(document);
            Assert.Equal(left, diagnostics.Count);
            var fixes = Fixing.Fixes.Select(type => (Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)Activator.CreateInstance(type)!)
                .Where(fix => fix is not UseFactoryFix && fix.FixableDiagnosticIds.Contains(diagnostics[0].Id));
            var actions = new List<Microsoft.CodeAnalysis.CodeActions.CodeAction>();
            foreach (var fix in fixes)
            {
                actions.AddRange(await ActionsAsync(fix, document, diagnostics[0]));
            }

            document = await ApplyAsync(Assert.Single(actions), document);
        }

        Assert.Equal(after, Between((await document.GetTextAsync()).ToString()));
    }
}
