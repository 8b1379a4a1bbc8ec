using System.Text;
using TypedFlows.CompilerServices;

namespace TypedFlows.Tests;

/// <summary>Tests that validation stops at the first violation, without allocations, and with the same verdict as for the complete
/// document.</summary>
public sealed class FirstErrorTests
{
    [Fact]
    public void A_violation_of_the_document_itself_allocates_nothing()
    {
        var json = """{"number":-1}"""u8.ToArray();
        ValidationResult result = default;
        var bytes = Allocated(() => Assert.False(SpecJson.TryParse<SampleRecord>(json, out _, out result, ReadOptions.FirstError)));
        Assert.Equal(0, bytes);
        Assert.Equal(0, Allocated(() => Assert.False(SpecJson.TryParse<SampleRecord>(json, out _))));
        var violation = Assert.Single(result.Violations);
        Assert.Equal(
            ("/number", "/properties/number/minimum", "minimum"), (violation.InstancePath, violation.SchemaPath, violation.Keyword));
        Assert.Equal("Sample: 'number' must be at least 0, but is -1", violation.Message);
    }

    [Theory]
    [InlineData("{\"number\":-1")]
    [InlineData("")]
    [InlineData("{\"number\":1,}")]
    public void Text_that_is_not_JSON_allocates_nothing(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        Assert.Equal(0, Allocated(() => Assert.False(SpecJson.TryParse<SampleRecord>(json, out _))));
    }

    [Fact]
    public void The_path_of_a_nested_record_is_reported()
    {
        var json = """{"number":0,"children":[{"number":1},{"number":-5},{"number":-6}]}"""u8;
        Assert.False(SpecJson.TryParse<SampleRecord>(json, out _, out var result, ReadOptions.FirstError));
        var violation = Assert.Single(result.Violations);
        Assert.Equal(
            ("/children/1/number", "/properties/children/items/properties/number/minimum"), (violation.InstancePath, violation.SchemaPath));
        Assert.Equal("Sample: 'children[1].number' must be at least 0, but is -5", violation.Message);
        Assert.False(SpecJson.TryParse<SampleRecord>(json, out _, out result));
        Assert.Equal(2, result.Violations.Count);
    }

    [Theory]
    [InlineData("""{"number":-1,"number":1}""", true)]
    [InlineData("""{"number":"x","number":1}""", true)]
    [InlineData("""{"number":1,"children":[{"number":-1}],"children":[]}""", true)]
    [InlineData("""{"number":1,"children":[{"number":-1}],"childr\u0065n":[]}""", true)]
    [InlineData("""{"number":1,"children":[],"children":[{"number":-1}]}""", false)]
    [InlineData("""{"children":[{"number":-1},{"number":-1,"number":2}],"number":1}""", false)]
    [InlineData("""{"children":[{"number":1},{"number":-1,"number":2}],"number":1.0}""", true)]
    [InlineData("""{"number":1,"children":[{"number":1,"children":[{"number":-1}],"children":[]}]}""", true)]
    [InlineData("""{"number":1,"children":[{"number":1,"children":[{"number":1},{"number":-1}]}]}""", false)]
    [InlineData("""{"number":1,"children":[{"number":1,"children":[{"number":1},{"number":-1}]},{"number":2}],"number":3}""", false)]
    [InlineData("""{"number":1,"children":[{"number":1,"childr\u0065n":[{"number":-1}]}]}""", false)]
    [InlineData("""{"number":1,"children":[{"number":1,"childr\u0065n":[{"number":-1}],"children":[]}]}""", true)]
    [InlineData("""{"children":[]}""", false)]
    [InlineData("""{"number":"x"}""", false)]
    [InlineData("""[]""", false)]
    public void All_modes_give_the_same_verdict(string text, bool isValid)
    {
        var json = Encoding.UTF8.GetBytes(text);
        Assert.Equal(isValid, SpecJson.TryParse<SampleRecord>(json, out var value));
        Assert.Equal(isValid, value is not null);
        Assert.Equal(isValid, SpecJson.TryParse<SampleRecord>(json, out _, out var first, ReadOptions.FirstError));
        Assert.Equal(isValid, SpecJson.TryParse<SampleRecord>(json, out _, out var all));
        Assert.Equal((isValid, isValid), (first.IsValid, all.IsValid));
        if (text[0] == '{')
        {
            Assert.Equal(isValid, SpecJson.Validate<SampleRecord>(json, ReadOptions.FirstError).IsValid);
            Assert.Equal(isValid ? 0 : 1, first.Violations.Count);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public void A_rejected_document_costs_at_most_the_part_before_the_violation(int before)
    {
        var items = string.Join(",", Enumerable.Range(0, before).Select(i => $$"""{"number":{{i}}}"""));
        var valid = Encoding.UTF8.GetBytes($$"""{"number":1,"children":[{{items}}]}""");
        var broken = Encoding.UTF8.GetBytes($$"""{"number":1,"children":[{{items}},{"number":-1}]}""");
        var read = Allocated(() => Assert.True(SpecJson.TryParse<SampleRecord>(valid, out _)));

        // The path to the record is created: two steps at any depth.
        const int PathBytes = 100;
        Assert.InRange(Allocated(() => Assert.False(SpecJson.TryParse<SampleRecord>(broken, out _))), 0, read + PathBytes);
        Assert.InRange(
            Allocated(() => Assert.False(SpecJson.TryParse<SampleRecord>(broken, out _, out _, ReadOptions.FirstError))),
            0, read + PathBytes);
    }

    [Fact]
    public void A_list_is_kept_in_an_array_of_its_size()
    {
        var items = Enumerable.Range(0, 100).Select(i => $$"""{"number":{{i}}}""");
        var read = SpecJson.Parse<SampleRecord>(Encoding.UTF8.GetBytes($$"""{"number":1,"children":[{{string.Join(",", items)}}]}"""));
        Assert.Equal(100, Assert.IsType<SampleRecord[]>(read.Children).Length);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), read.Children.Select(c => c.Number));
    }

    private static long Allocated(Action action)
    {
        for (var i = 0; i < 30; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
