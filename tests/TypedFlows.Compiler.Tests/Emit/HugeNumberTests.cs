using System.Text;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests numbers in a schema that exceed every C# number type.</summary>
public sealed class HugeNumberTests
{
    private const string Schema = """
        {
          "title": "Huge",
          "type": "object",
          "properties": {
            "ratio": { "type": "number", "default": 1e400, "maximum": 1e401, "minimum": -1e401 },
            "count": { "type": "integer", "default": 1e30, "maximum": 1e31, "minimum": -1e31 },
            "small": { "type": "number", "default": 1.5e300 }
          }
        }
        """;

    [Fact]
    public void Compile_without_a_warning() => Assert.Empty(EmittedCode.From(("specs/huge.json", Schema)).Diagnose());

    [Fact]
    public void Are_not_defaults_of_a_property_that_cannot_hold_them()
    {
        var type = EmittedCode.From(("specs/huge.json", Schema)).Load().GetType($"{EmittedCode.Namespace}.Huge", throwOnError: true)!;
        var filled = type.GetMethod("WithDefaults")!.Invoke(Activator.CreateInstance(type), null)!;
        Assert.Null(type.GetProperty("Ratio")!.GetValue(filled));
        Assert.Null(type.GetProperty("Count")!.GetValue(filled));
        Assert.Equal(1.5e300, type.GetProperty("Small")!.GetValue(filled));
    }

    /// <summary>Tests that a number with more digits than a double is rounded, and that the rounded value must satisfy the limit.</summary>
    [Theory]
    [InlineData("1e-400", false)]
    [InlineData("0.50000000000000000000001", false)]
    [InlineData("0.25000000000000000000001", true)]
    [InlineData("0.9999999999999999999999999", false)]
    public void Rounded_past_a_limit_is_not_held(string number, bool isHeld)
    {
        var probe = RecordProbe.Of(
            EmittedCode.From(
                ("specs/near.json", """{"title": "Near", "type": "object","""
                    + """ "properties": {"a": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "not": {"const": 0.5}}}}"""))
                .Load(), "Near");
        var json = Encoding.UTF8.GetBytes($$"""{"a": {{number}}}""");
        Assert.True(probe.Validate(json).IsValid);
        var (value, result) = probe.Parse(json);
        Assert.Equal(isHeld, value is not null);
        Assert.All(result.Violations, v => Assert.Equal(("/a", "NotRepresentable"), (v.InstancePath, v.Keyword)));
    }
}
