using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

public sealed class LenientScalarTests
{
    private static readonly EvaluationOptions s_lenient = new(LenientScalars: true);

    [Theory]
    [InlineData("""{"type":"integer","minimum":15}""", "\"30\"")]
    [InlineData("""{"type":"integer","minimum":15}""", "\"5\"", "/minimum")]
    [InlineData("""{"type":"integer"}""", "\"1e3\"")]
    [InlineData("""{"type":"integer"}""", "\"1.5\"", "/type")]
    [InlineData("""{"type":"integer"}""", "\"05\"", "/type")]
    [InlineData("""{"type":"integer"}""", "\" 5\"", "/type")]
    [InlineData("""{"type":"integer"}""", "\"+5\"", "/type")]
    [InlineData("""{"type":"integer"}""", "\"\"", "/type")]
    [InlineData("""{"type":"integer"}""", "\"0x5\"", "/type")]
    [InlineData("""{"type":"number"}""", "\"-1.5e+2\"")]
    [InlineData("""{"type":"number"}""", "\"1.\"", "/type")]
    [InlineData("""{"type":"boolean","const":true}""", "\"true\"")]
    [InlineData("""{"type":"boolean"}""", "\"True\"", "/type")]
    [InlineData("""{"type":["integer","null"]}""", "\"5\"")]
    [InlineData("""{"type":["integer","string"],"maxLength":0}""", "\"5\"", "/maxLength")]
    [InlineData("""{"type":"string","enum":["1.0"]}""", "1.0")]
    [InlineData("""{"type":"string","enum":["1.0"]}""", "1", "/enum")]
    [InlineData("""{"type":"string","minLength":5}""", "true", "/minLength")]
    [InlineData("""{"type":["string","null"]}""", "false")]
    [InlineData("""{"type":"string"}""", "null", "/type")]
    [InlineData("""{"type":"string"}""", "[1]", "/type")]
    [InlineData("""{"type":["string","object"]}""", "1", "/type")]
    [InlineData("""{"enum":["5"]}""", "5", "/enum")]
    [InlineData("""{"enum":[5]}""", "\"5\"", "/enum")]
    [InlineData("""{"allOf":[{"type":"integer"},{"maximum":3}]}""", "\"5\"", "/allOf/1/maximum")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "\"5\"")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"string"}]}""", "5")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"string"}]}""", "\"5\"")]
    [InlineData("""{"if":{"const":5},"then":{"type":"string"}}""", "5", "/then/type")]
    [InlineData("""{"if":{"const":5},"then":{"type":"string"},"else":{"type":["string","null"]}}""", "5")]
    [InlineData("""{"not":{"type":"integer"}}""", "\"5\"")]
    [InlineData(
        """{"oneOf":[{"properties":{"k":{"const":"a"},"n":{"type":"integer"}}},{"properties":{"k":{"const":"b"}}}]}""",
        """{"k":"a","n":"5"}""")]
    [InlineData(
        """{"oneOf":[{"properties":{"k":{"const":"a"},"n":{"type":"integer"}}},"""
            + """{"properties":{"k":{"const":"b"},"n":{"type":"string","minLength":2}}}]}""",
        """{"k":"b","n":5}""", "/oneOf")]
    [InlineData(
        """{"anyOf":[{"required":["a"],"properties":{"n":{"type":"integer"}}},{"required":["b"]}]}""", """{"a":1,"n":"x"}""", "/anyOf")]
    [InlineData("""{"anyOf":[{"required":["a"],"properties":{"n":{"type":"integer"}}},{"required":["b"]}]}""", """{"a":1,"n":"5"}""")]
    [InlineData(
        """{"dependencies":{"a":{"properties":{"n":{"type":"integer"}}}}}""", """{"a":1,"n":"5"}""", "/dependencies/a/properties/n/type")]
    [InlineData("""{"items":{"type":"integer","maximum":1}}""", """["1",1,"2"]""", "/items/maximum")]
    [InlineData(
        """{"items":[{"type":"integer"},{"type":"string"}],"additionalItems":{"type":"boolean"}}""", """["1",2,"true","x"]""",
        "/additionalItems/type")]
    [InlineData(
        """{"patternProperties":{"^i":{"type":"integer"},"n$":{"maximum":1}},"additionalProperties":{"type":"string"}}""",
        """{"in":"5","x":5}""", "/patternProperties/n$/maximum")]
    [InlineData("""{"additionalProperties":{"type":"boolean"}}""", """{"a":"true","b":"no"}""", "/additionalProperties/type")]
    [InlineData(
        """{"properties":{"i":{"type":"integer"}},"then":{"properties":{"i":{"minimum":15}}},"if":true}""", """{"i":"5"}""",
        "/then/properties/i/minimum")]
    [InlineData(
        """{"allOf":[{"properties":{"i":{"type":"integer"}}},{"properties":{"i":{"minimum":15}}}]}""", """{"i":"5"}""",
        "/allOf/1/properties/i/minimum")]
    [InlineData(
        """{"properties":{"k":{"type":"integer"}},"if":{"properties":{"k":{"const":1}}},"then":{"required":["x"]}}""", """{"k":"1"}""",
        "/then/required")]
    public void Changes_only_the_type(string schema, string document, params string[] schemaPaths)
    {
        var result = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), TestJson.Instance(document), "Spec", s_lenient);
        Assert.Equal(schemaPaths, result.Violations.Select(v => v.SchemaPath));
        Assert.Equal(schemaPaths.Length == 0 ? Verdict.Valid : Verdict.Invalid, result.Verdict);
    }

    [Fact]
    public void Is_off_unless_asked_for() =>
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"type":"integer"}"""), new Instance.String("5")));

    [Fact]
    public void An_unknown_string_may_be_a_quoted_integer()
    {
        var schema = TestSchema.Parse("""{"type":"integer"}""");
        var text = new Instance.Unknown(SchemaTypes.String);
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(schema, text, s_lenient));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(schema, text));
        Assert.Equal(
            Verdict.Valid,
            SchemaEvaluator.Evaluate(TestSchema.Parse("""{"type":"string"}"""), new Instance.Unknown(SchemaTypes.Integer), s_lenient));
    }
}
