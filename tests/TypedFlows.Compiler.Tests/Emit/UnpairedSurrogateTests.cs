using System.Text;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests unpaired surrogates: they are characters of a string, but not valid in a property name.</summary>
public sealed class UnpairedSurrogateTests
{
    private const string Schema =
        """{"title": "Half", "properties": {"text": {"type": "string", "maxLength": 2}}, "additionalProperties": {"type": "object"}}""";

    private static readonly RecordProbe s_probe = RecordProbe.Of(EmittedCode.From(("specs/half.json", Schema)).Load(), "Half");

    [Theory]
    [InlineData("""{"\ud800":{}}""")]
    [InlineData("""{"a":{"b":{"\udc00\ud800":1}}}""")]
    [InlineData("""{"text":"ok","text":1,"x\ud83d":{}}""")]
    public void Is_no_name_for_either_engine(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        foreach (var options in new[] { ReadOptions.Default, ReadOptions.Lenient, ReadOptions.FirstError })
        {
            Assert.Equal("json", Assert.Single(s_probe.Validate(json, options).Violations).Keyword);
            Assert.Equal("json", Assert.Single(s_probe.Parse(json, options).Result.Violations).Keyword);
        }

        Assert.NotNull(new SourceFile("document.json", text).Json.FirstError);
    }

    [Theory]
    [InlineData("""{"text":"\ud800"}""", "NotRepresentable")]
    [InlineData("""{"text":"\ud800\ud800\ud800"}""", "maxLength")]
    [InlineData("""{"text":"\ud83d\ude00"}""", null)]
    public void Is_a_character_of_a_string(string text, string? keyword)
    {
        var json = Encoding.UTF8.GetBytes(text);
        Assert.Equal(keyword is null or "NotRepresentable", s_probe.Validate(json).IsValid);
        Assert.Equal(keyword is null ? [] : [keyword], s_probe.Parse(json).Result.Violations.Select(v => v.Keyword));
        Assert.Null(new SourceFile("document.json", text).Json.FirstError);
    }

    // The bytes are in a value of the record, in a value that is kept as JSON, and in a name.
    [Theory]
    [InlineData("{\"text\":\"\u00C3\"}")]
    [InlineData("{\"other\":{\"a\":\"\u0080\"}}")]
    [InlineData("{\"other\":{\"a\u00FF\":1}}")]
    [InlineData("{\"\u00ED\u00A0\u0080\":{}}")]
    public void Bytes_that_are_not_UTF8_are_not_JSON(string latin1)
    {
        var json = Encoding.Latin1.GetBytes(latin1);
        foreach (var options in new[] { ReadOptions.Default, ReadOptions.Lenient, ReadOptions.FirstError })
        {
            Assert.Equal("json", Assert.Single(s_probe.Validate(json, options).Violations).Keyword);
            Assert.Equal("json", Assert.Single(s_probe.Parse(json, options).Result.Violations).Keyword);
        }
    }

    [Fact]
    public void Does_no_harm_in_json_that_is_set_by_hand()
    {
        const string Program = """
            namespace Demo.Specs;
            public static class ByHand
            {
                public static string Validate()
                {
                    var odd = System.Text.Json.JsonDocument.Parse("{\"\\ud800\":1,\"b\":{\"\\ud800\":2}}").RootElement;
                    var one = new Half
                    {
                        Any = odd,
                        AdditionalProperties =
                            new System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement> { ["x"] = odd },
                    };
                    return one.Validate() + " " + one.Equals(one with { }) + " " + (one.GetHashCode() == (one with { }).GetHashCode());
                }
            }
            """;
        const string Closed = """
            {"title": "Half", "properties": {"any": {"required": ["b"], "minProperties": 2, "propertyNames": {"maxLength": 1},
             "not": {"required": ["c"]}, "patternProperties": {"c": false}, "additionalProperties": {"minimum": 1}}},
             "additionalProperties": {"type": "object", "additionalProperties": {"type": ["integer", "object"]}}}
            """;
        var code = EmittedCode.From(("specs/half.json", Closed));
        Assert.Equal(
            "valid True True",
            code.Load(Program).GetType("Demo.Specs.ByHand", throwOnError: true)!.GetMethod("Validate")!.Invoke(null, null));
    }
}
