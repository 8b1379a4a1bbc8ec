using System.Reflection;
using System.Text;
using System.Text.Json;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests nested lists and maps.</summary>
public sealed class NestedListTests
{
    private const string Schema = """
        {
          "title": "Nested",
          "type": "object",
          "properties": {
            "lists": { "type": "array", "items": { "type": "array", "items": { "type": "string", "minLength": 2 } } },
            "maps": { "type": "array", "items": { "type": "object", "additionalProperties": { "type": "boolean" } } },
            "mapOfLists": { "type": "object",
              "additionalProperties": { "type": "array", "minItems": 1, "items": { "type": "string", "enum": ["a", "b"] } } },
            "deep": { "type": "array",
              "items": { "type": "array", "items": { "type": "array", "items": { "type": ["integer", "null"] } } } }
          }
        }
        """;

    private static readonly Lazy<Assembly> s_loaded = new(() => EmittedCode.From(("specs/nested.json", Schema)).Load());

    [Fact]
    public void Compile_without_a_warning() => Assert.Empty(EmittedCode.From(("specs/nested.json", Schema)).Diagnose());

    [Theory]
    [InlineData("""{ "lists": [["ab"], []] }""", """{ "lists": [["ab"], ["cd"]] }""")]
    [InlineData("""{ "maps": [{ "x": true, "y": false }] }""", """{ "maps": [{ "x": true, "y": true }] }""")]
    [InlineData("""{ "mapOfLists": { "x": ["a", "b"] } }""", """{ "mapOfLists": { "x": ["b", "a"] } }""")]
    [InlineData("""{ "deep": [[[1, null]], []] }""", """{ "deep": [[[1, 2]], []] }""")]
    public void Are_equal_item_by_item(string json, string other)
    {
        var probe = RecordProbe.Of(s_loaded.Value, "Nested");
        var value = probe.Parse(Encoding.UTF8.GetBytes(json)).Value;
        var again = probe.Parse(RecordProbe.Write(value!)).Value;
        Assert.Equal(value, again);
        Assert.Equal(value!.GetHashCode(), again!.GetHashCode());
        Assert.NotEqual(value, probe.Parse(Encoding.UTF8.GetBytes(other)).Value);
    }

    [Fact]
    public void Report_an_inner_list_that_is_null()
    {
        var type = s_loaded.Value.GetType($"{EmittedCode.Namespace}.Nested", throwOnError: true)!;
        var value = (ISpecObject)Activator.CreateInstance(type)!;
        type.GetProperty("Lists")!.SetValue(value, JsonSerializer.Deserialize<List<List<string>>>("""[["ab"], null]"""));
        Assert.Equal("/lists/1", Assert.Single(value.Validate().Violations).InstancePath);
    }
}
