using System.Reflection;
using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>
/// Tests the conditions of emitted code, each as the only rule of a schema, so that no other rule can hide a wrong verdict about a typed
/// property.
/// </summary>
public sealed class ConditionLoweringTests
{
    private const string Later = "https://json-schema.org/draft/2020-12/schema";
    private const string Whole = """{"type":"integer"}""";
    private const string Color = """{"enum":["red","green","blue"]}""";
    private const string List = """{"type":"array","items":{"type":"integer"}}""";
    private const string NullList = """{"type":"array","items":{"type":["integer","null"]}}""";
    private const string Map = """{"type":"object","additionalProperties":{"type":"integer"}}""";
    private const string Part = """{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":["string","null"]}}}""";
    private const string Closed = """{"type":"object","properties":{"x":{"type":"integer"}},"additionalProperties":false}""";
    private const string Choice = """{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"object","title":"Box"}]}""";

    private const string Pair = """
        {"type":"array","items":[{"type":"string"},{"type":"integer"}],"additionalItems":{"type":"boolean"}}
        """;

    private const string ShortPair = """
        {"type":"array","items":[{"type":"string"},{"type":"integer"}],"additionalItems":false}
        """;

    private const string LaterPair = """
        {"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"boolean"}}
        """;

    // The values of p that a schema accepts and rejects.
    private static readonly Dictionary<string, (string Schema, string[] Valid, string[] Invalid)> s_cases = new()
    {
        ["Any keyword violates"] = (Not(Whole, """{"minimum":3,"multipleOf":2}"""), ["1", "2", "5"], ["4"]),
        ["A taken branch violates"] = (
            Not(Whole, """{"if":{"minimum":3},"then":{"multipleOf":2},"else":{"const":1}}"""), ["5", "2"], ["4", "1"]),
        ["A value of a case violates"] = (Not(Choice, """{"minimum":3}"""), ["2"], ["4", "\"a\"", "{}"]),
        ["An item of JSON violates"] = (
            Not("{}", """{"items":[{"const":"a"},{"const":1}]}"""), ["[\"b\"]", "[\"a\",2]"], ["[]", "[\"a\"]", "[\"a\",1,2]", "3"]),
        ["Any item violates"] = (Not(List, """{"items":{"minimum":2}}"""), ["[1]", "[2,1]"], ["[]", "[2,3]"]),
        ["Any property violates"] = (
            Not(Map, """{"additionalProperties":{"maximum":4}}"""), ["""{"a":1,"b":5}"""], ["{}", """{"a":1,"b":4}"""]),
        ["Any name violates"] = (
            Not("{}", """{"propertyNames":{"maxLength":1}}"""), ["""{"a":1,"bc":5}"""], ["{}", """{"a":1,"b":4}""", "\"abc\""]),
        ["Any name of a map violates"] = (
            Not(Map, """{"propertyNames":{"maxLength":1}}"""), ["""{"a":1,"bc":5}"""], ["{}", """{"a":1,"b":4}"""]),
        ["A recursive value violates"] = (
            """
            {"type":"object","properties":{"p":{}},"not":{"required":["p"],"properties":{"p":{"$ref":"#/definitions/ones"}}},
              "definitions":{"ones":{"const":1,"items":{"$ref":"#/definitions/ones"}}}}
            """,
            ["2", "[2]"], ["1"]),
        ["A rest of a tuple violates"] = (
            Not(Pair, """{"items":[{},{}],"additionalItems":{"const":true}}"""),
            ["[\"a\",1,true,false]", "[\"a\",1,false]"], ["[]", "[\"a\",1]", "[\"a\",1,true,true]"]),
        ["No alternative of names is satisfied"] = (
            Rule(Color, """{"anyOf":[{"const":"red"},{"const":"blue"}]}"""), ["\"red\"", "\"blue\""], ["\"green\""]),
        ["No alternative is satisfied"] = (
            Not(Whole, """{"anyOf":[{"minimum":5},{"const":1}]}"""), ["2", "4"], ["1", "5"]),
        ["Not exactly one alternative of names is satisfied"] = (
            Not(Color, """{"oneOf":[{"pattern":"e"},{"pattern":"d"}]}"""), ["\"red\""], ["\"green\"", "\"blue\""]),
        ["Exactly one alternative of names is satisfied"] = (
            Rule(Color, """{"oneOf":[{"pattern":"e"},{"pattern":"d"}]}"""), ["\"green\"", "\"blue\""], ["\"red\""]),
        ["Not exactly one alternative is satisfied"] = (
            Not(Whole, """{"oneOf":[{"minimum":3},{"maximum":5}]}"""), ["3", "5"], ["2", "6"]),
        ["An item of JSON matches"] = (
            Rule("{}", """{"contains":{"const":1}}"""), ["[1]", "[2,1]", "3", "{}", "null"], ["[]", "[2]"]),
        ["An item of JSON does not match"] = (
            Not("{}", """{"contains":{"const":1}}"""), ["[]", "[2]"], ["[1]", "[2,1]", "3", "{}", "null"]),
        ["An item of a list matches"] = (Rule(List, """{"contains":{"const":1}}"""), ["[1]", "[2,1]"], ["[]", "[2]"]),
        ["An item of a list does not match"] = (Not(List, """{"contains":{"const":1}}"""), ["[]", "[2]"], ["[1]", "[2,1]"]),
        ["Null is an item of a list"] = (Rule(NullList, """{"contains":{"type":"null"}}"""), ["[null]", "[1,null]"], ["[]", "[1]"]),
        ["No item of a list can match"] = (Rule(List, """{"contains":{"type":"string"}}"""), [], ["[]", "[1]"]),
        ["Every item of a list matches"] = (Rule(List, """{"contains":{}}"""), ["[1]"], ["[]"]),
        ["An item of a tuple matches"] = (
            Rule(Pair, """{"contains":{"enum":["a",1,true]}}"""),
            ["[\"a\"]", "[\"b\",1]", "[\"b\",2,true]"], ["[]", "[\"b\"]", "[\"b\",2]", "[\"b\",2,false]"]),
        ["An item of a tuple without a rest matches"] = (
            Rule(ShortPair, """{"contains":{"enum":["a",1]}}"""), ["[\"a\"]", "[\"b\",1]"], ["[]", "[\"b\"]", "[\"b\",2]"]),
        ["An omitted item of a tuple matches"] = (Rule(Pair, """{"contains":{"type":"null"}}"""), [], ["[]", "[\"a\",1,true]"]),
        ["Enough items of JSON match"] = (
            Rule("{}", """{"contains":{"const":1},"minContains":2}""", Later), ["[1,1]", "[1,2,1]", "3"], ["[]", "[1]", "[2,2]"]),
        ["Too many items of JSON match"] = (
            Rule("{}", """{"contains":{"const":1},"maxContains":1}""", Later), ["[1]", "[1,2]", "3"], ["[1,1]", "[1,2,1]"]),
        ["Enough items of a list match"] = (
            Rule(List, """{"contains":{"const":1},"minContains":2}""", Later), ["[1,1]", "[1,2,1]"], ["[]", "[1]", "[2,2]"]),
        ["Too many items of a list match"] = (
            Rule(List, """{"contains":{"const":1},"maxContains":1}""", Later), ["[1]", "[1,2]"], ["[1,1]", "[1,2,1]"]),
        ["Too many items of a tuple match"] = (
            Rule(LaterPair, """{"contains":{"enum":["a",1]},"maxContains":1}""", Later), ["[\"a\",2]", "[\"b\",1]"], ["[\"a\",1]"]),
        ["Too few items of a tuple match"] = (
            Rule(LaterPair, """{"contains":{"enum":["a",1]},"minContains":2}""", Later), ["[\"a\",1]"], ["[]", "[\"a\",2]"]),
        ["A property of JSON is missing"] = (
            Not("{}", """{"required":["x"]}"""), ["{}", """{"y":1}"""], ["""{"x":1}""", "3", "[]"]),
        ["A property of a record is missing"] = (
            Not(Part, """{"required":["x"]}"""), ["{}", """{"z":1}"""], ["""{"x":1}"""]),
        ["An undeclared property of a record is missing"] = (
            Not(Part, """{"required":["z"]}"""), ["{}", """{"x":1}"""], ["""{"z":1}"""]),
        ["A property of a closed record is missing"] = (Rule(Closed, """{"required":["z"]}"""), [], ["{}", """{"x":1}"""]),
        ["A property of a map is missing"] = (Not(Map, """{"required":["x"]}"""), ["{}", """{"z":1}"""], ["""{"x":1}"""]),
        ["A property of a value that is not an object is missing"] = (Not(Whole, """{"required":["x"]}"""), [], ["1"]),
        ["A value depends on a property of JSON"] = (
            Rule("{}", """{"dependentSchemas":{"x":{"maxProperties":1}}}""", Later), ["{}", """{"x":1}""", """{"y":1,"z":1}""", "3"],
            ["""{"x":1,"y":1}"""]),
        ["A list does not have a property that others depend on"] = (
            Rule(List, """{"dependentSchemas":{"x":{"minItems":1}},"not":{"const":[9]}}""", Later), ["[]", "[1]"], ["[9]"]),
        ["An item of JSON is not evaluated by an alternative"] = (
            Not("{}", """{"anyOf":[{"contains":{"const":1}},{"prefixItems":[true]}],"unevaluatedItems":false}""", Later),
            ["[2,3]", "[1,1,2]"], ["[2]", "[1,1]", "[2,1]", "[]"]),
        ["An item of a list is not evaluated by an alternative"] = (
            Not(List, """{"anyOf":[{"contains":{"const":1}},{"prefixItems":[true]}],"unevaluatedItems":false}""", Later),
            ["[2,3]", "[1,1,2]"], ["[2]", "[1,1]", "[2,1]", "[]"]),
    };

    private static readonly EmittedCode s_code = EmittedCode.From([.. s_cases.Select(each => (PathOf(each.Key), each.Value.Schema))]);

    private static readonly Lazy<Assembly> s_loaded = new(() => s_code.Load());

    public static TheoryData<string> Cases => [.. s_cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_engines_accept_and_reject_the_same_values(string name)
    {
        var (text, valid, invalid) = s_cases[name];
        var (schema, probe) = (CompiledSchemas.Read(text)!, Probe(name));
        foreach (var (value, isValid) in valid.Select(value => (value, true)).Concat(invalid.Select(value => (value, false))))
        {
            var document = $$"""{"p":{{value}}}""";
            EngineAgreement.Check(schema, probe, document, isLenient: false);
            Assert.True(isValid == probe.Validate(System.Text.Encoding.UTF8.GetBytes(document)).IsValid, document);
        }

        EngineAgreement.Check(schema, probe, "{}", isLenient: false);
    }

    [Theory]
    [InlineData("No alternative of names is satisfied")]
    [InlineData("Exactly one alternative of names is satisfied")]
    public void An_undefined_enum_value_violates_only_its_enum(string name)
    {
        var record = Make(Type(TypeName(name)));
        var color = record.GetType().GetProperty("P")!;
        color.SetValue(record, Enum.ToObject(Nullable.GetUnderlyingType(color.PropertyType)!, 99));

        Assert.Equal("enum", Assert.Single(record.Validate().Violations).Keyword);
    }

    [Theory]
    [InlineData("An item of a tuple matches", 1, "/0 type")]
    [InlineData("An item of a tuple matches", 2, "/0 type", " contains")]
    [InlineData("An omitted item of a tuple matches", 2, "/0 type")]
    public void An_item_that_is_omitted_before_another_is_null(string name, long second, params string[] wanted)
    {
        var pair = Make(Type(TypeName(name)).GetProperty("P")!.PropertyType);
        pair.GetType().GetProperty("Item2")!.SetValue(pair, second);
        var record = Make(Type(TypeName(name)));
        record.GetType().GetProperty("P")!.SetValue(record, pair);

        Assert.Equal(wanted.Order(), record.Validate().Violations.Select(v => $"{v.InstancePath[2..]} {v.Keyword}").Order());
    }

    [Fact]
    public void A_list_is_not_searched_for_an_item_that_cannot_exist() =>
        Assert.DoesNotContain("AnyItem(p2", Code("No item of a list can match"), StringComparison.Ordinal);

    [Theory]
    [InlineData("An item of a list matches", "AnyItem(p2, static item2 => item2 == 1)")]
    [InlineData("Enough items of a list match", "CountItems(p2, static item2 => item2 == 1) < 2")]
    public void A_condition_on_items_names_the_item(string name, string condition) =>
        Assert.Contains(condition, Code(name), StringComparison.Ordinal);

    private static string Rule(string kind, string rule, string dialect = "http://json-schema.org/draft-07/schema#") => $$"""
        {"$schema":"{{dialect}}","type":"object","properties":{{Only(kind)}},"allOf":[{"properties":{{Only(rule)}} }]}
        """;

    private static string Not(string kind, string condition, string dialect = "http://json-schema.org/draft-07/schema#") => $$"""
        {"$schema":"{{dialect}}","type":"object","properties":{{Only(kind)}},
          "not":{"required":["p"],"properties":{{Only(condition)}} } }
        """;

    private static string Only(string schema) => "{\"p\":" + schema + "}";

    private static string PathOf(string name) => $"specs/{name.Replace(' ', '-')}.json";

    private static string TypeName(string name) => s_code.Links.Table.Specs.Single(spec => spec.Path == PathOf(name)).TypeName!;

    private static string Code(string name) => s_code.Sources[TypeName(name) + ".g.cs"];

    private static Type Type(string name) => s_loaded.Value.GetType($"{EmittedCode.Namespace}.{name}", throwOnError: true)!;

    private static ISpecObject Make(Type type) => (ISpecObject)Activator.CreateInstance(type)!;

    private static RecordProbe Probe(string name) => RecordProbe.Of(s_loaded.Value, TypeName(name));
}
