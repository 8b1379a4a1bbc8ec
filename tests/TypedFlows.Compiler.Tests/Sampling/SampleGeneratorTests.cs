using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Sampling;

namespace TypedFlows.Compiler.Tests.Sampling;

/// <summary>Tests what sample records contain, and the error for a schema that has none.</summary>
public sealed class SampleGeneratorTests
{
    [Theory]
    [InlineData("""{"type":"string","pattern":"^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z]).{8,12}$"}""")]
    [InlineData("""{"type":"string","pattern":"^(?!000)\\d{3}-(\\w)\\1$"}""")]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$","minLength":20,"maxLength":22}""")]
    [InlineData("""{"type":"string","pattern":"^[^a-zA-Z0-9\\s]{3}$"}""")]
    [InlineData("""{"type":"string","pattern":"^\\p{Lu}\\p{Ll}+$"}""")]
    [InlineData("""{"type":"string","pattern":"^[\ud83d\ude00-\ud83d\ude02]+$","minLength":3,"maxLength":3}""")]
    [InlineData("""{"type":"string","pattern":"^(?<day>mon|tue), \\k<day>$"}""")]
    [InlineData("""{"type":"string","allOf":[{"pattern":"[0-9]"},{"pattern":"[a-z]"},{"pattern":"^x"}]}""")]
    [InlineData("""{"type":"string","not":{"pattern":"[a-z]"},"minLength":1}""")]
    [InlineData("""{"type":"string","format":"date-time","pattern":"\\.\\d{3}Z$"}""")]
    [InlineData("""{"type":"string","format":"ipv6","pattern":"^fe80"}""")]
    [InlineData("""{"type":"string","format":"hostname","minLength":200}""")]
    [InlineData("""{"type":"string","format":"email","maxLength":5}""")]
    [InlineData("""{"type":"number","multipleOf":0.01,"exclusiveMinimum":0.005,"maximum":0.015}""")]
    [InlineData("""{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1e-12}""")]
    [InlineData("""{"type":"number","minimum":1e400,"maximum":1e401}""")]
    [InlineData("""{"type":"number","minimum":1e999999,"maximum":1e999999}""")]
    [InlineData("""{"type":"integer","multipleOf":0.6,"minimum":1,"maximum":5}""")]
    [InlineData("""{"type":"number","not":{"type":"integer"}}""")]
    [InlineData("""{"type":"integer","not":{"multipleOf":2},"minimum":4,"maximum":6}""")]
    [InlineData("""{"type":"array","items":{"type":"integer","minimum":1,"maximum":10},"uniqueItems":true,"minItems":10}""")]
    [InlineData("""{"type":"array","contains":{"const":"x"},"items":{"enum":["x","y","z"]},"uniqueItems":true,"minItems":3}""")]
    [InlineData("""{"type":"array","items":[{"const":1},{"type":"string"}],"additionalItems":{"type":"boolean"},"minItems":5}""")]
    [InlineData("""{"type":"array","not":{"uniqueItems":true}}""")]
    [InlineData("""{"type":"array","not":{"items":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","minProperties":3,"propertyNames":{"pattern":"^[a-z]{2}$"}}""")]
    [InlineData("""{"type":"object","patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false,"minProperties":2}""")]
    [InlineData("""{"type":"object","patternProperties":{"^x-":{"type":"string"}},"not":{"patternProperties":{"^x-":{"minLength":9}}}}""")]
    [InlineData("""{"type":"object","not":{"additionalProperties":{"type":"string"}}}""")]
    [InlineData("""{"dependencies":{"a":["b"],"b":{"required":["c"],"properties":{"c":{"const":5}}}},"required":["a"]}""")]
    [InlineData(
        """
        {"allOf":[{"anyOf":[{"required":["a"]},{"required":["b"]}]},{"oneOf":[{"required":["a"]},{"required":["c"]}]},
        {"not":{"required":["a"]}}]}
        """)]
    [InlineData(
        """
        {"required":["a","b"],"properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"if":{"properties":{"a":{"minimum":500}}},
        "then":{"properties":{"b":{"maximum":3}}},"else":{"properties":{"b":{"minimum":100000}}}}
        """)]
    [InlineData(
        """
        {"required":["l","r"],"properties":{"l":{"oneOf":[{"$ref":"#"},{"type":"null"}]},"r":{"oneOf":[{"type":"null"},{"$ref":"#"}]}}}
        """)]
    public void A_schema_has_valid_samples(string schema) => Sampled.Records(schema, 100);

    /// <summary>Only one of ten conditions holds, which random choices would hardly meet.</summary>
    [Fact]
    public void Conditions_that_exclude_each_other_are_decided_together()
    {
        var rules = string.Join(',', Enumerable.Range(0, 10).Select(i => """
            {"if":{"properties":{"kind":{"const":"k#"}}},"then":{"required":["p#"]},"else":{"not":{"required":["p#"]}}}
            """.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var kinds = string.Join(',', Enumerable.Range(0, 10).Select(i => $"\"k{i}\""));
        var records = Sampled.Records(
            $$"""
            {"type":"object","required":["kind"],"properties":{"kind":{"enum":[{{kinds}}]} },"allOf":[{{rules}}]}
            """,
            200);
        Assert.Equal(10, records.Select(record => JsonDocument.Parse(record).RootElement.GetProperty("kind").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("""{"required":["a"],"properties":{"a":{"type":"string","minLength":5,"maxLength":3}}}""", "/a", "minLength 5")]
    [InlineData(
        """
        {"required":["a"],"properties":{"a":{"type":"object","properties":{"b":{"type":"integer","minimum":5,"exclusiveMaximum":5}},
        "required":["b"]}}}
        """,
        "/a/b", "minimum 5 and exclusiveMaximum 5")]
    [InlineData("""{"required":["x"],"allOf":[{"properties":{"x":{"enum":[1,2]}}},{"properties":{"x":{"enum":[3]}}}]}""", "/x", "enum")]
    [InlineData("""{"required":["p"],"properties":{"p":{"type":"string","pattern":"^a$(?!b)x"}}}""", "/p", "pattern \"^a$(?!b)x\"")]
    [InlineData(
        """{"required":["s"],"properties":{"s":{"type":"array","uniqueItems":true,"items":{"type":"boolean"},"minItems":3}}}""",
        "/s/2", "uniqueItems")]
    [InlineData("""{"required":["a"],"additionalProperties":false}""", "/a", "false")]
    [InlineData("""{"type":"string","enum":[]}""", "", "enum")]
    [InlineData("""false""", "", "false")]
    [InlineData("""{"required":["s"],"properties":{"s":{"type":"string","minLength":2000000000}}}""", "/s", "minLength")]
    [InlineData("""{"required":["s"],"properties":{"s":{"type":"array","minItems":2000000000}}}""", "/s", "minItems")]
    public void A_schema_without_samples_has_an_error_with_location_and_rule(string schema, string path, string rule)
    {
        // An optional property without values is left out and is not the reason.
        var error = Assert.Throws<SampleException>(() => Sampled.Records(schema));
        Assert.Equal(path, error.InstancePath);
        Assert.Contains(rule, error.Rule, StringComparison.Ordinal);
        Assert.Contains(error.Rule, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recursion_without_end_has_an_error()
    {
        const string Schema = """{"type":"object","required":["me"],"properties":{"me":{"$ref":"#"}}}""";
        var error = Assert.Throws<SampleException>(() => Sampled.Records(Schema));
        Assert.StartsWith("/me/me", error.InstancePath, StringComparison.Ordinal);
        Assert.Contains("$ref", error.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optional_property_without_values_is_left_out() => Assert.Equal(
        """{"b":1}""",
        Sampled.Records("""{"properties":{"a":{"enum":[]},"b":{"const":1}},"required":["b"]}""", 1).Single());

    [Fact]
    public void The_same_seed_gives_the_same_records_and_another_seed_others()
    {
        var schema = SpecParser.Parse(new SpecFileText("customer.json", Repository.Read("specs/xdm/customer.json")), [])
            .Specs.Single().Parts.Single().Document!;
        var records = Sampled.Records(schema, 30, 7);
        Assert.Equal(records, Sampled.Records(schema, 30, 7));
        Assert.Equal(30, records.Concat(Sampled.Records(schema, 30, 8)).Distinct().Count() - 30);
    }

    [Fact]
    public async Task Lines_are_the_records_in_their_order()
    {
        var schema = Sampled.Schema("""{"type":"object","required":["a","b"],"properties":{"a":{"type":"integer"},"b":{"enum":[1,2]}}}""");
        using var text = new MemoryStream();
        await SampleLines.WriteAsync(schema, 3, 2000, lines => text.Write(lines), default);
        Assert.Equal(
            string.Concat(Sampled.Records(schema, 2000, 3).Select(record => record + "\n")), System.Text.Encoding.UTF8.GetString(text.ToArray()));
    }

    [Fact]
    public void Values_follow_the_names_of_properties()
    {
        var record = JsonDocument.Parse(Sampled.Records("""
            {"required":["firstName","email","country","age","identityMap","startTime","sku","color"],"properties":{
              "firstName":{"type":"string"},"email":{"type":"string"},"country":{"type":"string","maxLength":2},"age":{"type":"integer"},
              "identityMap":{"type":"object","additionalProperties":{"type":"array","items":{"type":"object","properties":{
                "id":{"type":"string"},"primary":{"type":"boolean"}}}}},
              "startTime":{"type":"integer"},"sku":{"type":"string","pattern":"^SKU-"},"color":{"type":"string","maxLength":1}}}
            """, 1).Single()).RootElement;
        var first = record.GetProperty("firstName").GetString()!;
        Assert.StartsWith(first.ToLowerInvariant() + ".", record.GetProperty("email").GetString(), StringComparison.Ordinal);
        Assert.InRange(record.GetProperty("age").GetInt32(), 18, 90);
        Assert.InRange(record.GetProperty("startTime").GetInt64(), 1_767_225_600, 1_798_761_600);
        Assert.Equal(2, record.GetProperty("country").GetString()!.Length);
        var identity = Assert.Single(record.GetProperty("identityMap").EnumerateObject());
        Assert.Equal("Email", identity.Name);
        Assert.Contains('@', identity.Value[0].GetProperty("id").GetString()!);
        Assert.True(identity.Value[0].GetProperty("primary").GetBoolean());
    }
}
