using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler.Tests.Parsing;

public class SchemaParserTests
{
    [Fact]
    public void Every_keyword_of_the_model_is_read()
    {
        var schema = Sound("""
            {"$schema":"http://json-schema.org/draft-07/schema#","$id":"x","$comment":"c","examples":[1],"definitions":{"a":true},
            "readOnly":true,"writeOnly":false,
            "title":"T","description":"D","default":{"a":[1]},"type":["object","null"],"const":1.0,"enum":["a",null,{"b":2}],
            "multipleOf":0.01,"minimum":-9007199254740993,"exclusiveMinimum":0,"maximum":1e3,"exclusiveMaximum":2.50,
            "minLength":1,"maxLength":2.0,"format":"date-time","items":{"type":"string"},"minItems":0,"maxItems":99999999999,
            "properties":{"class":{},"":true,"a":false},"required":["zzz"],"additionalProperties":false,
            "allOf":[{}],"anyOf":[true,{}],"oneOf":[{"minimum":1}],"not":{"const":"\t"},"if":{},"then":{"required":["a"]},
            "else":{"maximum":3}}
            """);
        Assert.Equal(("T", "D", "date-time"), (schema.Title, schema.Description, schema.Format));
        Assert.Equal(SchemaTypes.Object | SchemaTypes.Null, schema.Types);
        Assert.Equal(new JsonValue.Number(JsonDecimal.FromInt64(1)), schema.Const);
        Assert.Equal(3, schema.Enum!.Count);
        Assert.Equal(JsonValue.Null.Value, schema.Enum![1]);
        Assert.Equal(JsonDecimal.Parse("0.01"), schema.MultipleOf);
        Assert.Equal(JsonDecimal.FromInt64(-9007199254740993), schema.Minimum);
        Assert.Equal(JsonDecimal.FromInt64(0), schema.ExclusiveMinimum);
        Assert.Equal(JsonDecimal.FromInt64(1000), schema.Maximum);
        Assert.Equal(JsonDecimal.Parse("2.5"), schema.ExclusiveMaximum);
        Assert.Equal((1, 2, 0, int.MaxValue), (schema.MinLength, schema.MaxLength, schema.MinItems, schema.MaxItems));
        Assert.Equal(SchemaTypes.String, schema.Items!.Types);
        Assert.Equal(["class", "", "a"], schema.Properties.Select(p => p.Name));
        Assert.False(schema.FindProperty("a")!.Always);
        Assert.Equal("zzz", Assert.Single(schema.Required));
        Assert.False(schema.AdditionalProperties!.Always);
        Assert.Equal((1, 2, 1), (schema.AllOf.Count, schema.AnyOf.Count, schema.OneOf.Count));
        Assert.Equal(new JsonValue.String("\t"), schema.Not!.Const);
        Assert.NotNull(schema.If);
        Assert.Equal("a", Assert.Single(schema.Then!.Required));
        Assert.Equal(JsonDecimal.FromInt64(3), schema.Else!.Maximum);
        var more = Sound("""
            {"pattern":"^a","contentEncoding":"base64","contentMediaType":"text/plain","items":[{},true],"additionalItems":{"minimum":1},
            "contains":{"const":1},
            "uniqueItems":true,"patternProperties":{"^b":{},"c":false},"propertyNames":{"maxLength":1},"minProperties":1,"maxProperties":2,
            "dependencies":{"d":["e"],"f":{"required":["g"]},"h":true}}
            """);
        Assert.Equal(("^a", "base64", "text/plain"), (more.Pattern, more.ContentEncoding, more.ContentMediaType));
        Assert.Equal(2, more.TupleItems!.Count);
        Assert.Equal(JsonDecimal.FromInt64(1), more.AdditionalItems!.Minimum);
        Assert.Equal(new JsonValue.Number(JsonDecimal.FromInt64(1)), more.Contains!.Const);
        Assert.True(more.UniqueItems);
        Assert.Equal(["^b", "c"], more.PatternProperties.Select(p => p.Name));
        Assert.Equal((1, 1, 2), (more.PropertyNames!.MaxLength, more.MinProperties, more.MaxProperties));
        Assert.Equal(("d", "e"), (more.DependentRequired[0].Name, more.DependentRequired[0].Names[0]));
        Assert.Equal(["f", "h"], more.DependentSchemas.Select(d => d.Name));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_boolean_is_a_schema(string text, bool always) => Assert.Equal(always, Sound(text).Always);

    [Fact]
    public void Absent_keywords_stay_absent() => Assert.Equal(new Schema(), Sound("{}"));

    [Theory]
    [InlineData("""{"not":§null}""", "'not' must be a schema (an object, true or false), but is null")]
    [InlineData(
        """{"properties":§"{USER_INPUT}"}""",
        "'properties' must be an object that holds a schema for each property, but is the string \"{USER_INPUT}\"")]
    [InlineData("""{"properties":{"a":§1}}""", "The property 'a' must be a schema")]
    [InlineData("""{"required":§"x"}""", "'required' must be an array of strings, but is the string \"x\"")]
    [InlineData("""{"required":["a",§2]}""", "'required' must be an array of strings, but contains the number 2")]
    [InlineData(
        """{"required":["a",§"a"]}""", "'required' must be an array of different strings, but contains a duplicate of the string \"a\"")]
    [InlineData("""{"minimum":§"1"}""", "'minimum' must be a number, but is the string \"1\"")]
    [InlineData("""{"exclusiveMinimum":§true}""", "'exclusiveMinimum' must be a number, but is true")]
    [InlineData("""{"multipleOf":§0}""", "'multipleOf' must be a number greater than 0")]
    [InlineData("""{"minLength":§-1}""", "'minLength' must be an integer of at least 0")]
    [InlineData("""{"maxItems":§1.5}""", "'maxItems' must be an integer of at least 0")]
    [InlineData("""{"type":§"Periodic"}""", "'type' must be one of")]
    [InlineData("""{"type":["string",§"string"]}""", "'type' must be one of")]
    [InlineData("""{"type":§[]}""", "'type' must be one of")]
    [InlineData("""{"enum":§{}}""", "'enum' must be an array, but is an object")]
    [InlineData("""{"allOf":§[]}""", "'allOf' must be an array of at least one schema, but is an empty array")]
    [InlineData("""{"anyOf":[{},§null]}""", "Each item of 'anyOf' must be a schema")]
    [InlineData("""{"if":§[]}""", "'if' must be a schema")]
    [InlineData("""{"additionalProperties":§"no"}""", "'additionalProperties' must be a schema")]
    [InlineData("""{"$id":§1}""", "'$id' must be a string")]
    [InlineData("""{"pattern":§1}""", "'pattern' must be a string")]
    [InlineData("""{"uniqueItems":§"true"}""", "'uniqueItems' must be true or false")]
    [InlineData("""{"minProperties":§-1}""", "'minProperties' must be an integer of at least 0")]
    [InlineData("""{"items":[{},§1]}""", "Each item of 'items' must be a schema")]
    [InlineData("""{"additionalItems":§1}""", "'additionalItems' must be a schema")]
    [InlineData("""{"contains":§null}""", "'contains' must be a schema")]
    [InlineData("""{"propertyNames":§[]}""", "'propertyNames' must be a schema")]
    [InlineData("""{"patternProperties":§[]}""", "'patternProperties' must be an object that holds a schema for each pattern")]
    [InlineData("""{"dependencies":§[]}""", "'dependencies' must be an object with a schema or a list of names for each property")]
    [InlineData("""{"dependencies":{"a":["b",§1]}}""", "'a' must be an array of strings, but contains the number 1")]
    [InlineData("""{"dependencies":{"a":§"b"}}""", "The dependency on 'a' must be a schema")]
    [InlineData("""{"definitions":§[]}""", "'definitions' must be an object that holds schemas")]
    [InlineData("§[]", "This text must be a schema")]
    [InlineData("§null", "This text must be a schema")]
    public void A_wrong_shape_is_reported_at_the_value_and_removes_the_schema(string marked, string message)
    {
        var (schema, diagnostics) = Parse(marked.Replace("§", string.Empty, StringComparison.Ordinal));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(DefinitionRules.MalformedSchema, diagnostic.Rule);
        Assert.Contains(message, diagnostic.Message, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf('§', StringComparison.Ordinal), diagnostic.Range.Start);
        Assert.Null(schema);
    }

    [Theory]
    [InlineData("""{"title":§5,"minimum":1}""", "'title' must be a string, but is the number 5; it is ignored")]
    [InlineData("""{"description":§null,"minimum":1}""", "'description' must be a string, but is null; it is ignored")]
    [InlineData("""{"$schema":§null,"minimum":1}""", "'$schema' must be a string, but is null; it is ignored")]
    [InlineData("""{"contentEncoding":§1,"minimum":1}""", "'contentEncoding' must be a string, but is the number 1; it is ignored")]
    [InlineData("""{"contentMediaType":§[],"minimum":1}""", "'contentMediaType' must be a string, but is an empty array; it is ignored")]
    public void A_wrong_annotation_is_a_warning_and_keeps_the_schema(string marked, string message)
    {
        var (schema, diagnostics) = Parse(marked.Replace("§", string.Empty, StringComparison.Ordinal));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            (DefinitionRules.MalformedMember, RuleSeverity.Warning, message, marked.IndexOf('§', StringComparison.Ordinal)),
            (diagnostic.Rule, diagnostic.Rule.Severity, diagnostic.Message, diagnostic.Range.Start));
        Assert.Equal(new Schema { Minimum = JsonDecimal.FromInt64(1) }, schema);
    }

    [Fact]
    public void Several_wrong_shapes_are_all_reported() =>
        Assert.Equal(3, Parse("""{"minimum":"1","properties":{"a":{"not":null},"b":7}}""").Diagnostics.Count);

    [Theory]
    [InlineData("""{"pattern":§"(?i)a"}""", "pattern")]
    [InlineData("""{"patternProperties":{"^a":{},§"[b":{}}}""", "patternProperties")]
    public void An_unsupported_pattern_is_reported_and_checks_nothing(string marked, string keyword)
    {
        var (schema, diagnostics) = Parse(marked.Replace("§", string.Empty, StringComparison.Ordinal));
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal((DefinitionRules.UncheckedPattern, RuleSeverity.Warning), (diagnostic.Rule, diagnostic.Rule.Severity));
        Assert.Equal(keyword, diagnostic.Arguments[1]);
        Assert.Equal(marked.IndexOf('§', StringComparison.Ordinal), diagnostic.Range.Start);
        Assert.Null(schema!.Pattern);
        Assert.DoesNotContain(schema.PatternProperties, p => p.Name == "[b");
    }

    [Theory]
    [InlineData("""{"not":{"properties":{"a":{"pattern":"["}}}}""")]
    [InlineData("""{"oneOf":[{"minimum":1},{"pattern":"["}]}""")]
    [InlineData("""{"patternProperties":{"[":{}},"additionalProperties":false}""")]
    public void Unchecked_keywords_never_reject_a_document(string text) => Assert.Equal(new Schema(), Parse(text).Schema);

    [Fact]
    public void A_branch_without_a_condition_checks_nothing() =>
        Assert.Null(Parse("""{"if":{"pattern":"["},"then":{"minimum":1},"else":false}""").Schema!.If);

    [Fact]
    public void Unknown_keywords_are_reported_and_known_metadata_is_not()
    {
        var diagnostics = Parse(
            """{"conditional":{"x":1},"properties":{"conditional":{"originalType":"a","uiAttributes":{}}}}""").Diagnostics;
        Assert.All(diagnostics, d => Assert.Equal((DefinitionRules.UnknownKeyword, RuleSeverity.Info), (d.Rule, d.Rule.Severity)));
        Assert.Equal(["conditional", "originalType", "uiAttributes"], diagnostics.Select(d => d.Arguments[0]));
    }

    [Theory]
    [InlineData("http://json-schema.org/draft-07/schema", true)]
    [InlineData("https://json-schema.org/draft-07/schema#", true)]
    [InlineData("http://json-schema.org/draft-04/schema#", true)]
    [InlineData("http://json-schema.org/draft-06/schema#", true)]
    [InlineData("http://json-schema.org/schema#", false)]
    [InlineData("https://json-schema.org/draft/2019-09/schema", true)]
    [InlineData("https://json-schema.org/draft/2020-12/schema", true)]
    public void Another_draft_is_reported(string uri, bool isKnown)
    {
        var (schema, diagnostics) = Parse($$"""{"$schema":"{{uri}}","minimum":1}""");
        Assert.NotNull(schema!.Minimum);
        if (isKnown)
        {
            Assert.Empty(diagnostics);
        }
        else
        {
            Assert.Equal(DefinitionRules.OtherDraft, Assert.Single(diagnostics).Rule);
        }
    }

    [Fact]
    public void The_last_of_duplicate_keywords_counts()
    {
        var (schema, diagnostics) = Parse("""{"minimum":"x","minimum":2,"properties":{"a":null,"b":{},"a":{}}}""");
        Assert.All(diagnostics, d => Assert.Equal(DefinitionRules.DuplicateKey, d.Rule));
        Assert.Equal(JsonDecimal.FromInt64(2), schema!.Minimum);
        Assert.Equal(["b", "a"], schema.Properties.Select(p => p.Name));
    }

    [Fact]
    public void Text_that_is_no_JSON_is_no_schema()
    {
        var (schema, diagnostics) = Parse("""{"minimum" 1}""");
        Assert.Null(schema);
        Assert.Equal(DefinitionRules.MalformedJson, Assert.Single(diagnostics).Rule);
    }

    private static Schema Sound(string text)
    {
        var (schema, diagnostics) = Parse(text);
        Assert.Empty(diagnostics);
        return schema!;
    }

    private static (Schema? Schema, List<SpecDiagnostic> Diagnostics) Parse(string text)
    {
        var diagnostics = new List<SpecDiagnostic>();
        return (SpecParser.ParseSchema(text, diagnostics), diagnostics);
    }
}
