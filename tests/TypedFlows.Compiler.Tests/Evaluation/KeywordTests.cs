using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Tests one rule per line: schema, document, and the violations as "instance path, schema path, keyword", or none.</summary>
public sealed class KeywordTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0")]
    [InlineData("""{"type":"integer"}""", "1e3")]
    [InlineData("""{"type":"integer"}""", "1e1000000000")]
    [InlineData("""{"type":"integer"}""", "1.5", "'' '/type' type")]
    [InlineData("""{"type":"integer"}""", "1e-1000000000", "'' '/type' type")]
    [InlineData("""{"type":"number"}""", "7")]
    [InlineData("""{"type":["string","null"]}""", "false", "'' '/type' type")]
    [InlineData("""{"enum":[1,{"a":[1,2],"b":null}]}""", """{"b":null,"a":[1.0,2e0]}""")]
    [InlineData("""{"enum":[1,{"a":[1,2]}]}""", """{"a":[2,1]}""", "'' '/enum' enum")]
    [InlineData("""{"enum":[]}""", "1", "'' '/enum' enum")]
    [InlineData("""{"const":null}""", "null")]
    [InlineData("""{"const":0}""", "-0.0")]
    [InlineData("""{"const":false}""", "0", "'' '/const' const")]
    [InlineData("""{"const":9007199254740993}""", "9007199254740992", "'' '/const' const")]
    [InlineData("""{"const":1,"enum":[2]}""", "3", "'' '/const' const", "'' '/enum' enum")]
    [InlineData("""{"minimum":15}""", "15.0")]
    [InlineData("""{"minimum":15}""", "14.999999999999999999999999", "'' '/minimum' minimum")]
    [InlineData("""{"minimum":15}""", "\"5\"")]
    [InlineData("""{"maximum":-9007199254740992}""", "-9007199254740991", "'' '/maximum' maximum")]
    [InlineData("""{"exclusiveMinimum":0}""", "0e9", "'' '/exclusiveMinimum' exclusiveMinimum")]
    [InlineData("""{"exclusiveMaximum":1e1000000000}""", "1e999999999")]
    [InlineData("""{"exclusiveMaximum":1}""", "1", "'' '/exclusiveMaximum' exclusiveMaximum")]
    [InlineData("""{"multipleOf":0.01}""", "19.99")]
    [InlineData("""{"multipleOf":0.01}""", "19.999", "'' '/multipleOf' multipleOf")]
    [InlineData("""{"multipleOf":7}""", "1e1000000000", "'' '/multipleOf' multipleOf")]
    [InlineData("""{"minLength":2}""", "\"\\ud83d\\ude00\"", "'' '/minLength' minLength")]
    [InlineData("""{"maxLength":2}""", "\"\\ud83d\\ude00\\ud83d\\ude00\"")]
    [InlineData("""{"maxLength":0}""", "\"a\"", "'' '/maxLength' maxLength")]
    [InlineData("""{"items":{"type":"string"}}""", """["a",1,"b",null]""", "'/1' '/items/type' type", "'/3' '/items/type' type")]
    [InlineData("""{"minItems":2,"maxItems":0}""", "[1]", "'' '/minItems' minItems", "'' '/maxItems' maxItems")]
    [InlineData(
        """{"properties":{"a/b":{"properties":{"m~n":false}}}}""", """{"a/b":{"m~n":1}}""",
        "'/a~1b/m~0n' '/properties/a~1b/properties/m~0n' false")]
    [InlineData("""{"required":["a","b"]}""", "{}", "'' '/required' required", "'' '/required' required")]
    [InlineData("""{"required":["a"]}""", "[]")]
    [InlineData(
        """{"properties":{"a":true},"additionalProperties":false}""", """{"a":1,"":2}""",
        "'/' '/additionalProperties' additionalProperties")]
    [InlineData("""{"additionalProperties":{"type":"null"}}""", """{"a":1}""", "'/a' '/additionalProperties/type' type")]
    [InlineData(
        """{"allOf":[{"minimum":3},true,{"allOf":[{"maximum":1}]}]}""", "2", "'' '/allOf/0/minimum' minimum",
        "'' '/allOf/2/allOf/0/maximum' maximum")]
    [InlineData("""{"anyOf":[{"type":"string"},{"minimum":3}]}""", "2", "'' '/anyOf' anyOf")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", "3", "'' '/oneOf' oneOf")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", "3.5")]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", "2.5", "'' '/oneOf' oneOf")]
    [InlineData("""{"not":{"required":["a","b"]}}""", """{"a":1,"b":2}""", "'' '/not' not")]
    [InlineData("""{"not":{"required":["a","b"]}}""", """{"a":1}""")]
    [InlineData("""{"if":{"const":1},"then":false,"else":{"type":"null"}}""", "1", "'' '/then' false")]
    [InlineData("""{"if":{"const":1},"then":false,"else":{"type":"null"}}""", "2", "'' '/else/type' type")]
    [InlineData("""{"if":false,"then":false}""", "2")]
    [InlineData("""{"then":false,"else":false}""", "2")]
    [InlineData("false", "null", "'' '' false")]
    [InlineData("true", "null")]
    [InlineData("""{"format":"date"}""", "\"no date\"", "'' '/format' format")]
    [InlineData("""{"format":"color"}""", "\"no color\"")]
    [InlineData("""{"pattern":"^a"}""", "\"ba\"", "'' '/pattern' pattern")]
    [InlineData("""{"pattern":"a"}""", "\"ba\"")]
    [InlineData("""{"pattern":"^a$"}""", "\"a\\n\"", "'' '/pattern' pattern")]
    [InlineData(
        """{"items":[{"type":"string"},true],"additionalItems":{"type":"null"}}""", """[1,1,1]""", "'/0' '/items/0/type' type",
        "'/2' '/additionalItems/type' type")]
    [InlineData(
        """{"items":[true],"additionalItems":false}""", """[1,2,3]""", "'/1' '/additionalItems' additionalItems",
        "'/2' '/additionalItems' additionalItems")]
    [InlineData("""{"items":true,"additionalItems":false}""", """[1,2,3]""")]
    [InlineData("""{"contains":{"const":2}}""", "[1,3]", "'' '/contains' contains")]
    [InlineData("""{"contains":{"const":2}}""", "[1,2.0]")]
    [InlineData("""{"contains":true}""", "[]", "'' '/contains' contains")]
    [InlineData("""{"uniqueItems":true}""", """[1,"1",[1],true,1.0]""", "'' '/uniqueItems' uniqueItems")]
    [InlineData("""{"uniqueItems":true}""", """[{"a":1,"b":2},{"b":2,"a":1}]""", "'' '/uniqueItems' uniqueItems")]
    [InlineData("""{"uniqueItems":true}""", """[0,false,null,"",[],{}]""")]
    [InlineData(
        """{"minProperties":2,"maxProperties":0}""", """{"a":1}""", "'' '/minProperties' minProperties",
        "'' '/maxProperties' maxProperties")]
    [InlineData(
        """{"patternProperties":{"^x-":{"type":"string"},"y$":false}}""", """{"x-y":1,"a":1}""",
        "'/x-y' '/patternProperties/^x-/type' type", "'/x-y' '/patternProperties/y$' false")]
    [InlineData(
        """{"properties":{"a":true},"patternProperties":{"^x":true},"additionalProperties":false}""", """{"a":1,"xa":1,"b":1}""",
        "'/b' '/additionalProperties' additionalProperties")]
    [InlineData("""{"propertyNames":{"maxLength":1}}""", """{"a":1,"bb":2}""", "'/bb' '/propertyNames' propertyNames")]
    [InlineData("""{"propertyNames":false}""", "{}")]
    [InlineData(
        """{"dependencies":{"a":["b","c"]}}""", """{"a":null}""", "'' '/dependencies/a' dependencies", "'' '/dependencies/a' dependencies")]
    [InlineData("""{"dependencies":{"a":["b"]}}""", """{"c":1}""")]
    [InlineData(
        """{"dependencies":{"a/b":{"maxProperties":1,"properties":{"c":false}}}}""", """{"a/b":1,"c":2}""",
        "'' '/dependencies/a~1b/maxProperties' maxProperties", "'/c' '/dependencies/a~1b/properties/c' false")]
    [InlineData("""{"not":{"pattern":"^a"}}""", "\"ab\"", "'' '/not' not")]
    public void Evaluates_by_draft_07(string schema, string document, params string[] violations)
    {
        var result = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), TestJson.Instance(document), "Spec");
        Assert.Equal(violations, result.Violations.Select(v => $"'{v.InstancePath}' '{v.SchemaPath}' {v.Keyword}"));
        Assert.Equal(violations.Length == 0 ? Verdict.Valid : Verdict.Invalid, result.Verdict);
    }

    [Fact]
    public void Stops_at_the_first_violation_on_request()
    {
        var schema = TestSchema.Parse(
            """{"required":["a","b"],"properties":{"c":{"type":"string","minimum":3}},"additionalProperties":false}""");
        var document = TestJson.Instance("""{"c":1,"d":2}""");
        Assert.Equal(5, SchemaEvaluator.Evaluate(schema, document, "Spec").Violations.Count);
        var first = SchemaEvaluator.Evaluate(schema, document, "Spec", new EvaluationOptions(StopAtFirst: true));
        Assert.Equal(Verdict.Invalid, first.Verdict);
        Assert.Equal("/c", Assert.Single(first.Violations).InstancePath);
    }

    [Fact]
    public void The_last_of_duplicate_members_counts()
    {
        var document = new SourceFile("document.json", """{"a":1,"b":2,"a":"x"}""").Json.Root;
        var schema = TestSchema.Parse("""{"properties":{"a":{"const":"x"},"b":{"const":2}},"additionalProperties":false}""");
        Assert.Equal(Verdict.Valid, SchemaEvaluator.Evaluate(schema, InstanceReader.Read(document)));
    }

    [Fact]
    public void An_incomplete_value_has_no_violations()
    {
        var document = new SourceFile("document.json", """{"a":}""").Json.Root;
        var result = SchemaEvaluator.Evaluate(
            TestSchema.Parse("""{"properties":{"a":{"type":"string"}},"required":["a"]}"""), InstanceReader.Read(document), "Spec");
        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Empty(result.Violations);
    }
}
