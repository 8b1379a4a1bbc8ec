namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Numbers in a schema that no C# number holds.</summary>
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
    public void Are_no_defaults_where_the_member_cannot_hold_them()
    {
        var type = EmittedCode.From(("specs/huge.json", Schema)).Load().GetType($"{EmittedCode.Namespace}.Huge", throwOnError: true)!;
        var filled = type.GetMethod("WithDefaults")!.Invoke(Activator.CreateInstance(type), null)!;
        Assert.Null(type.GetProperty("Ratio")!.GetValue(filled));
        Assert.Null(type.GetProperty("Count")!.GetValue(filled));
        Assert.Equal(1.5e300, type.GetProperty("Small")!.GetValue(filled));
    }
}
