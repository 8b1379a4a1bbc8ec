using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>Tests the keywords of 2019-09 and 2020-12 on partially known values, and the schema paths of their violations.</summary>
public sealed class LaterDraftTests
{
    private const string Draft2019 = "https://json-schema.org/draft/2019-09/schema";
    private const string Draft2020 = "https://json-schema.org/draft/2020-12/schema";

    private static readonly Instance s_integer = new Instance.Unknown(SchemaTypes.Integer);

    [Theory]
    [InlineData(""" "properties":{"a":{}},"unevaluatedProperties":false """, nameof(Verdict.Invalid))]
    [InlineData(""" "properties":{"a":{},"b":{}},"unevaluatedProperties":false """, nameof(Verdict.Valid))]
    [InlineData(""" "allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}],"unevaluatedProperties":false """, nameof(Verdict.Valid))]
    [InlineData(
        """ "properties":{"a":{}},"if":{"properties":{"a":{"minimum":3}}},"then":{"properties":{"b":{}}},"unevaluatedProperties":false """,
        nameof(Verdict.Unknown))]
    [InlineData(
        """ "properties":{"a":{}},"if":{"properties":{"a":{"const":""}}},"then":{"properties":{"b":{}}},"unevaluatedProperties":false """,
        nameof(Verdict.Invalid))]
    [InlineData(
        """ "anyOf":[{"properties":{"a":{"minimum":3}}},{"patternProperties":{"":{}}}],"unevaluatedProperties":false """,
        nameof(Verdict.Valid))]
    [InlineData(""" "dependentSchemas":{"b":{"properties":{"a":{},"b":{}}}},"unevaluatedProperties":false """, nameof(Verdict.Valid))]
    [InlineData(""" "dependentSchemas":{"c":{"properties":{"a":{},"b":{}}}},"unevaluatedProperties":false """, nameof(Verdict.Invalid))]
    [InlineData(""" "unevaluatedProperties":{"minimum":1} """, nameof(Verdict.Unknown))]
    [InlineData(""" "unevaluatedProperties":{"type":"integer"} """, nameof(Verdict.Valid))]
    [InlineData(""" "not":{"properties":{"a":{},"b":{"type":"null"}}},"unevaluatedProperties":{"minimum":9} """, nameof(Verdict.Invalid))]
    public void Evaluates_properties_that_no_other_keyword_evaluates(string keywords, string verdict)
    {
        var instance = new Instance.Object(
            [
                new InstanceMember("a", Presence.Present, s_integer),
                new InstanceMember("b", Presence.Present, InstanceReader.Read(new JsonValue.Number(JsonDecimal.FromInt64(1)))),
            ],
            isClosed: true);
        AssertVerdict(verdict, Draft2020, keywords, instance);
    }

    [Theory]
    [InlineData(""" "unevaluatedProperties":false """, nameof(Verdict.Unknown))]
    [InlineData(""" "unevaluatedProperties":{} """, nameof(Verdict.Valid))]
    [InlineData(""" "allOf":[{"additionalProperties":{}}],"unevaluatedProperties":false """, nameof(Verdict.Valid))]
    [InlineData(""" "anyOf":[{"additionalProperties":{}},{}],"unevaluatedProperties":false """, nameof(Verdict.Valid))]
    [InlineData(""" "unevaluatedItems":false """, nameof(Verdict.Unknown))]
    [InlineData(""" "type":["object","array"],"unevaluatedItems":{},"minContains":2 """, nameof(Verdict.Valid))]
    [InlineData(""" "contains":{},"minContains":0,"maxContains":1 """, nameof(Verdict.Unknown))]
    [InlineData(""" "contains":{"type":"null"},"minContains":0 """, nameof(Verdict.Valid))]
    public void Evaluates_an_object_or_array_of_which_nothing_is_known(string keywords, string verdict) =>
        AssertVerdict(verdict, Draft2020, keywords, new Instance.Unknown(SchemaTypes.Object | SchemaTypes.Array));

    [Theory]
    [InlineData(Draft2020, """ "prefixItems":[{}],"unevaluatedItems":false """, nameof(Verdict.Invalid))]
    [InlineData(Draft2020, """ "prefixItems":[{},{}],"unevaluatedItems":false """, nameof(Verdict.Valid))]
    [InlineData(Draft2020, """ "contains":{"minimum":3},"unevaluatedItems":false """, nameof(Verdict.Unknown))]
    [InlineData(Draft2020, """ "contains":{"type":"integer"},"unevaluatedItems":false """, nameof(Verdict.Valid))]
    [InlineData(Draft2019, """ "contains":{"type":"integer"},"unevaluatedItems":false """, nameof(Verdict.Invalid))]
    [InlineData(Draft2020, """ "contains":{"minimum":3},"minContains":3 """, nameof(Verdict.Invalid))]
    [InlineData(Draft2020, """ "contains":{"minimum":3},"minContains":2 """, nameof(Verdict.Unknown))]
    [InlineData(Draft2020, """ "contains":{"type":"integer"},"maxContains":1 """, nameof(Verdict.Invalid))]
    [InlineData(Draft2020, """ "contains":{"minimum":3},"maxContains":1 """, nameof(Verdict.Unknown))]
    [InlineData(Draft2020, """ "contains":{"minimum":3},"minContains":0,"maxContains":2 """, nameof(Verdict.Valid))]
    public void Evaluates_items_that_are_known_only_by_type(string dialect, string keywords, string verdict) =>
        AssertVerdict(verdict, dialect, keywords, new Instance.Array([s_integer, s_integer], isComplete: true));

    [Theory]
    [InlineData(Draft2020, """ "prefixItems":[{"type":"null"}] """, "[1]", "/0 /prefixItems/0/type type")]
    [InlineData(Draft2020, """ "prefixItems":[{}],"items":false """, "[1,2]", "/1 /items items")]
    [InlineData(Draft2020, """ "prefixItems":[{}],"items":{"type":"null"} """, "[1,2]", "/1 /items/type type")]
    [InlineData(Draft2019, """ "items":[{}],"additionalItems":false """, "[1,2]", "/1 /additionalItems additionalItems")]
    [InlineData(Draft2020, """ "contains":{"type":"null"},"minContains":2 """, "[null]", " /minContains minContains")]
    [InlineData(Draft2020, """ "contains":{"type":"null"},"maxContains":1 """, "[null,null]", " /maxContains maxContains")]
    [InlineData(Draft2020, """ "contains":{"type":"null"} """, "[1]", " /contains contains")]
    [InlineData(Draft2020, """ "unevaluatedItems":{"type":"null"} """, "[1]", "/0 /unevaluatedItems/type type")]
    [InlineData(Draft2020, """ "unevaluatedItems":false """, "[1]", "/0 /unevaluatedItems unevaluatedItems")]
    [InlineData(Draft2020, """ "unevaluatedProperties":false """, """{"a":1}""", "/a /unevaluatedProperties unevaluatedProperties")]
    [InlineData(Draft2019, """ "unevaluatedProperties":{"type":"null"} """, """{"a":1}""", "/a /unevaluatedProperties/type type")]
    [InlineData(Draft2019, """ "dependentRequired":{"a":["b"]} """, """{"a":1}""", " /dependentRequired/a dependentRequired")]
    [InlineData(
        Draft2019, """ "dependentSchemas":{"a":{"maxProperties":0}} """, """{"a":1}""",
        " /dependentSchemas/a/maxProperties maxProperties")]
    [InlineData(Draft2020, """ "$ref":"#/$defs/x","type":"array","$defs":{"x":{"type":"null"}} """, "[]", " /$ref/type type")]
    [InlineData(
        Draft2020, """ "allOf":[{}],"type":"array","$dynamicRef":"#x","$defs":{"x":{"$dynamicAnchor":"x","type":"null"}} """, "[]",
        " /$dynamicRef/type type")]
    [InlineData(
        Draft2019, """ "type":"array","items":{"$recursiveRef":"#"} """, "[[1]]",
        "/0/0 /items/$recursiveRef/items/$recursiveRef/type type")]
    public void Names_the_keywords_of_the_dialect(string dialect, string keywords, string json, string expected)
    {
        var result = SchemaEvaluator.Evaluate(Parse(dialect, keywords), InstanceReader.Read(new SourceFile("d", json).Json.Root), "Spec");
        var violation = Assert.Single(result.Violations);
        Assert.Equal(expected, $"{violation.InstancePath} {violation.SchemaPath} {violation.Keyword}");
    }

    [Theory]
    [InlineData(""" "additionalProperties":{"if":{"$ref":"#"},"then":{"properties":{"a":{}}},"unevaluatedProperties":false} """)]
    [InlineData(""" "items":{"anyOf":[{"$ref":"#"},{"prefixItems":[{}]}],"unevaluatedItems":{"$ref":"#"}} """)]
    [InlineData(""" "additionalProperties":{"dependentSchemas":{"a":{"$ref":"#"}}} """)]
    [InlineData(""" "oneOf":[{"additionalProperties":{"$ref":"#","unevaluatedProperties":false}}] """)]
    [InlineData(""" "anyOf":[{"items":{"$ref":"#","unevaluatedItems":false}},{"contains":{"minimum":1}}] """)]
    public void Ends_for_an_unknown_value_of_a_recursive_schema(string keywords) =>
        AssertVerdict(nameof(Verdict.Unknown), Draft2020, keywords, Instance.Anything);

    [Theory]
    [InlineData("""{"type":"null"}""", 2, "'a' must have at least 2 items that are null")]
    [InlineData("""{"type":"null"}""", 1, "'a' must have at least 1 item that is null")]
    [InlineData("""{"minimum":3}""", 2, "'a' must have at least 2 items that match the schema of 'contains'")]
    [InlineData("""{"minimum":3}""", 1, "'a' must have at least 1 item that matches the schema of 'contains'")]
    public void Names_the_number_of_items(string contains, int least, string message)
    {
        var schema = Parse(Draft2020, $$$""" "properties":{"a":{"contains":{{{contains}}},"minContains":{{{least}}}}} """);
        var result = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(new SourceFile("d", """{"a":[]}""").Json.Root), "Spec");
        Assert.Equal("Spec: " + message, Assert.Single(result.Violations).Message);
    }

    private static SchemaDocument Parse(string dialect, string keywords) =>
        SpecParser.ParseDocument($$"""{"$schema":"{{dialect}}",{{keywords}}}""", [])!;

    private static void AssertVerdict(string expected, string dialect, string keywords, Instance instance)
    {
        var result = SchemaEvaluator.Evaluate(Parse(dialect, keywords), instance, "Spec");
        Assert.Equal(expected, result.Verdict.ToString());
        Assert.Equal(result.Verdict == Verdict.Invalid, result.Violations.Count > 0);
    }
}
