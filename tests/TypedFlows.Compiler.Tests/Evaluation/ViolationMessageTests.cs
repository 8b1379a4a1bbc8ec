using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Messages;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

public sealed class ViolationMessageTests
{
    [Theory]
    [InlineData("""{"properties":{"a":{"type":["integer","null"]}}}""", """{"a":"x"}""", "'a' must be an integer or null, but is 'x'")]
    [InlineData("""{"properties":{"a":{"type":["integer","number"]}}}""", """{"a":{}}""", "'a' must be a number, but is an object")]
    [InlineData("""{"properties":{"a":{"enum":["x","y",3]}}}""", """{"a":"monthly"}""", "'a' must be 'x', 'y' or 3, but is 'monthly'")]
    [InlineData(
        """{"properties":{"a":{"enum":[1,2,3,4,5,6,7,8,9,10,11,12,13]}}}""", """{"a":0}""",
        "'a' must be 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 or 2 more, but is 0")]
    [InlineData("""{"properties":{"a":{"const":"\t"}}}""", """{"a":"\\"}""", @"'a' must be '\t', but is '\\'")]
    [InlineData("""{"properties":{"a":{"const":{"k":[1,null]}}}}""", """{"a":1}""", """'a' must be {"k":[1,null]}, but is 1""")]
    [InlineData("""{"properties":{"a":{"minLength":2}}}""", """{"a":"x"}""", "'a' must have at least 2 characters, but has 1")]
    [InlineData("""{"properties":{"a":{"maxLength":1}}}""", """{"a":"xyz"}""", "'a' must have at most 1 character, but has 3")]
    [InlineData("""{"properties":{"a":{"maxItems":0}}}""", """{"a":[1]}""", "'a' must be empty, but has 1")]
    [InlineData("""{"properties":{"a":{"items":{"required":["b"]}}}}""", """{"a":[{"b":1},{}]}""", "'a[1].b' is required")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""", "'a' is not allowed")]
    [InlineData("""{"additionalProperties":false}""", """{"a":1}""", "'a' is not a property that the schema allows")]
    [InlineData("""{"additionalProperties":{"const":1}}""", """{"":2}""", "'[\"\"]' must be 1, but is 2")]
    [InlineData("""{"not":{"required":["a","b"]}}""", """{"a":1,"b":1}""", "'a' and 'b' are not allowed together")]
    [InlineData("""{"not":{"anyOf":[{"required":["a"]},{"required":["b"]}]}}""", """{"b":1}""", "'a' and 'b' are not allowed")]
    [InlineData("""{"properties":{"a":{"not":{"const":13}}}}""", """{"a":13}""", "'a' must not be 13")]
    [InlineData("""{"properties":{"a":{"not":{"type":"null"}}}}""", """{"a":null}""", "'a' must not be null")]
    [InlineData("""{"properties":{"a":{"not":{"minimum":1}}}}""", """{"a":7}""", "'a' must not match the schema of 'not'")]
    [InlineData("""{"anyOf":[{"required":["a"]},{"required":["b"]}]}""", "{}", "at least one of 'a' and 'b' is required")]
    [InlineData(
        """{"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1,"b":2}""",
        "exactly one of 'a' and 'b' is required, but more than one matches")]
    [InlineData("""{"properties":{"a":{"multipleOf":0.01,"exclusiveMaximum":-1}}}""", """{"a":1}""", "'a' must be less than -1, but is 1")]
    [InlineData("""{"properties":{"a":{"pattern":"^\\d$"}}}""", """{"a":"x"}""", @"'a' must match the pattern ^\d$, but is 'x'")]
    [InlineData("""{"properties":{"a":{"format":"date"}}}""", """{"a":"x"}""", "'a' must be a date such as 2024-05-01, but is 'x'")]
    [InlineData("""{"properties":{"a":{"format":"ipv6"}}}""", """{"a":"x"}""", "'a' must be an IPv6 address, but is 'x'")]
    [InlineData(
        """{"properties":{"a":{"uniqueItems":true}}}""", """{"a":[1,2,1]}""",
        "'a' must not contain duplicate items, but items 0 and 2 are equal")]
    [InlineData("""{"properties":{"a":{"contains":{"const":"x"}}}}""", """{"a":[]}""", "'a' must contain 'x'")]
    [InlineData("""{"properties":{"a":{"contains":{"enum":[1,2]}}}}""", """{"a":[]}""", "'a' must contain 1 or 2")]
    [InlineData("""{"properties":{"a":{"contains":{"type":"string"}}}}""", """{"a":[]}""", "'a' must contain a string")]
    [InlineData("""{"properties":{"a":{"contains":{}}}}""", """{"a":[]}""", "'a' must have at least 1 item")]
    [InlineData(
        """{"properties":{"a":{"contains":{"minimum":1}}}}""", """{"a":[]}""",
        "'a' must contain an item that matches the schema of 'contains'")]
    [InlineData(
        """{"properties":{"a":{"items":[{}],"additionalItems":false}}}""", """{"a":[1,2]}""",
        "'a[1]' exceeds the number of items that the schema allows")]
    [InlineData("""{"minProperties":1}""", "{}", "the document must have at least 1 property, but has 0")]
    [InlineData("""{"properties":{"a":{"maxProperties":0}}}""", """{"a":{"b":1}}""", "'a' must be empty, but has 1")]
    [InlineData(
        """{"propertyNames":{"pattern":"^x"}}""", """{"a":1}""",
        "'a' is not an allowed property name: property names must match the pattern ^x")]
    [InlineData(
        """{"propertyNames":{"enum":["x","y"]}}""", """{"a":1}""",
        "'a' is not an allowed property name: property names must be 'x' or 'y'")]
    [InlineData("""{"propertyNames":false}""", """{"a":1}""", "'a' is not an allowed property name")]
    [InlineData("""{"dependencies":{"a":["b"]}}""", """{"a":1}""", "'b' is required when 'a' is given")]
    [InlineData(
        """{"dependencies":{"a":{"properties":{"b":{"minimum":3}}}}}""", """{"a":1,"b":2}""",
        "'b' must be at least 3 when 'a' is given, but is 2")]
    [InlineData("""{"minimum":3}""", "2.50", "the document must be at least 3, but is 2.50")]
    public void States_the_rule_and_the_actual_value(string schema, string document, string message)
    {
        var result = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), TestJson.Instance(document), "S");
        Assert.Equal("S: " + message, Assert.Single(result.Violations).Message);
    }

    [Theory]
    [InlineData("""{"properties":{"f":{"const":"minute"}}}""", true, "when 'f' is 'minute'")]
    [InlineData("""{"properties":{"f":{"const":"minute"}},"required":["f"]}""", true, "when 'f' is 'minute'")]
    [InlineData("""{"properties":{"f":{"type":"string","enum":["a","b"]}}}""", true, "when 'f' is 'a' or 'b'")]
    [InlineData("""{"properties":{"f":{"enum":["a","b"]}}}""", false, "when 'f' is neither 'a' nor 'b'")]
    [InlineData("""{"properties":{"f":{"enum":["a","b",3]}}}""", false, "when 'f' is none of 'a', 'b' and 3")]
    [InlineData("""{"properties":{"f":{"const":true},"g":{"const":null}}}""", true, "when 'f' is true and 'g' is null")]
    [InlineData("""{"properties":{"f":{"const":true},"g":{"const":null}}}""", false, "unless 'f' is true and 'g' is null")]
    [InlineData("""{"required":["f"]}""", true, "when 'f' is given")]
    [InlineData("""{"required":["f"]}""", false, "when 'f' is not given")]
    [InlineData("""{"not":{"required":["f"]}}""", true, "when 'f' is not given")]
    [InlineData("""{"properties":{"f":{"properties":{"g":{"const":1}}}}}""", true, "when 'f.g' is 1")]
    [InlineData("""{"properties":{"f":{"minimum":1}}}""", true, "")]
    [InlineData("""{"properties":{"f":{"minimum":1},"g":{"const":1}}}""", false, "")]
    [InlineData("""{"properties":{"f":{"const":[1]}}}""", true, "")]
    public void Describes_a_condition(string condition, bool taken, string words) =>
        Assert.Equal(words, ConditionDescription.Empty.Push(TestSchema.Parse(condition), taken, PropertyPathText.Document).Describe());

    [Fact]
    public void A_positive_fact_is_preferred_to_a_negative_one()
    {
        var otherwise = ConditionDescription.Empty.Push(Is("frequency", "once"), taken: false, PropertyPathText.Document);
        var schema = TestSchema.Parse("""{"minimum":15}""");
        var minute = otherwise.Push(Is("frequency", "minute"), taken: true, PropertyPathText.Document);
        Assert.Equal("when 'frequency' is not 'once'", otherwise.Describe());
        Assert.Equal(
            "'interval' must be at least 15 when 'frequency' is 'minute'",
            ViolationMessages.Value(ValueKeyword.In(schema).Single(), schema, "interval", minute).ToString());
        Assert.Equal(
            "when 'frequency' is neither 'once' nor 'minute'",
            otherwise.Push(Is("frequency", "minute"), taken: false, PropertyPathText.Document).Describe());
        Assert.Equal(
            "when 'frequency' is not 'once' and 'kind' is 'x'",
            otherwise.Push(Is("kind", "x"), taken: true, PropertyPathText.Document).Describe());
        Assert.Equal(
            "when 'frequency' is 'day'",
            otherwise.Push(
                TestSchema.Parse("""{"properties":{"frequency":{"enum":["once","day"]}}}"""), taken: true, PropertyPathText.Document)
                .Describe());
    }

    [Fact]
    public void A_condition_inside_a_member_names_it_in_full()
    {
        var schema = TestSchema.Parse(
            """{"properties":{"c":{"if":{"properties":{"kind":{"const":"gzip"}},"required":["kind"]},"then":{"required":["level"]}}}}""");
        var result = SchemaEvaluator.Evaluate(schema, TestJson.Instance("""{"c":{"kind":"gzip"}}"""), "");
        Assert.Equal("'c.level' is required when 'c.kind' is 'gzip'", Assert.Single(result.Violations).Message);
    }

    [Theory]
    [InlineData("""{"properties":{"key":{"type":"integer","format":"password"}}}""", """{"key":"hunter2"}""")]
    [InlineData(
        """{"properties":{"key":{"format":"password"}},"if":true,"then":{"properties":{"key":{"enum":["a"]}}}}""", """{"key":"hunter2"}""")]
    [InlineData("""{"properties":{"key":{"items":{"const":"a","format":"password"}}}}""", """{"key":["hunter2"]}""")]
    [InlineData("""{"format":"password","const":"a"}""", "\"hunter2\"")]
    [InlineData("""{"properties":{"key":{"format":"password","minLength":20}}}""", """{"key":"hunter2"}""")]
    public void Never_shows_a_secret(string schema, string document)
    {
        var message = Assert.Single(
            SchemaEvaluator.Evaluate(TestSchema.Parse(schema), TestJson.Instance(document), "S").Violations).Message;
        Assert.DoesNotContain(", but ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_not_repeated()
    {
        var result = SchemaEvaluator.Evaluate(TestSchema.Parse("""{"type":"integer"}"""), new Instance.String(new string('x', 1000)), "S");
        Assert.Equal("S: the document must be an integer, but is a longer string", Assert.Single(result.Violations).Message);
    }

    private static Schema Is(string name, string value) =>
        new() { Properties = [new NamedSchema(name, new Schema { Const = new JsonValue.String(value) })] };
}
