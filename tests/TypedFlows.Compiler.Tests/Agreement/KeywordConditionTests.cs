using TypedFlows.Compiler.Tests.Emit;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>
/// Tests that the emitted code and the evaluator agree about each keyword for each kind of property, as a condition inside <c>not</c>, and
/// as a rule of the property.
/// </summary>
public sealed class KeywordConditionTests
{
    private static readonly Dictionary<string, string> s_kinds = new()
    {
        ["Whole"] = """{"type":"integer"}""",
        ["Number"] = """{"type":"number"}""",
        ["Text"] = """{"type":"string"}""",
        ["Flag"] = """{"type":"boolean"}""",
        ["Color"] = """{"enum":["red","green","blue"]}""",
        ["Day"] = """{"type":"string","format":"date"}""",
        ["Nothing"] = """{"type":"null"}""",
        ["WholeOrNull"] = """{"type":["integer","null"]}""",
        ["Any"] = "{}",
        ["TextOrList"] = """{"type":["string","array"]}""",
        ["List"] = """{"type":"array","items":{"type":"integer"}}""",
        ["NullList"] = """{"type":"array","items":{"type":["integer","null"]}}""",
        ["Pair"] = """{"type":"array","items":[{"type":"string"},{"type":"integer"}],"additionalItems":{"type":"boolean"}}""",
        ["Part"] = """{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":["string","null"]}}}""",
        ["Closed"] = """{"type":"object","properties":{"x":{"type":"integer"}},"required":["x"],"additionalProperties":false}""",
        ["Map"] = """{"type":"object","additionalProperties":{"type":"integer"}}""",
        ["Choice"] = """{"oneOf":[{"type":"integer"},{"type":"string"},{"type":"object","properties":{"x":{"type":"integer"}}}]}""",
    };

    private static readonly Dictionary<string, string> s_laterKinds = new()
    {
        ["LaterAny"] = "{}",
        ["LaterList"] = """{"type":"array","items":{"type":"integer"}}""",
        ["LaterPair"] = """{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"boolean"}}""",
        ["LaterPart"] = """{"type":"object","properties":{"x":{"type":"integer"},"y":{"type":["string","null"]}}}""",
    };

    private static readonly string[] s_conditions =
    [
        """{"minimum":3}""", """{"maximum":3}""", """{"exclusiveMinimum":3}""", """{"exclusiveMaximum":3}""", """{"multipleOf":3}""",
        """{"minimum":2.5}""", """{"multipleOf":0.5}""", """{"minLength":3}""", """{"maxLength":3}""", """{"minLength":0}""",
        """{"pattern":"^r"}""", """{"format":"date"}""", """{"format":"email"}""", """{"format":"not-a-format"}""", """{"minItems":2}""",
        """{"maxItems":1}""", """{"maxItems":0}""", """{"minItems":0}""", """{"uniqueItems":true}""", """{"minProperties":2}""",
        """{"maxProperties":1}""", """{"type":"integer"}""", """{"type":"number"}""", """{"type":"string"}""", """{"type":"null"}""",
        """{"type":"boolean"}""", """{"type":"array"}""", """{"type":"object"}""", """{"type":["string","array"]}""", """{"const":3}""",
        """{"const":3.5}""", """{"const":"red"}""", """{"const":"other"}""", """{"const":true}""", """{"const":false}""",
        """{"const":null}""", """{"const":[]}""", """{"const":[1,2]}""", """{"const":[1,null]}""", """{"const":["a",1]}""",
        """{"const":{}}""", """{"const":{"x":1}}""", """{"const":{"x":1,"y":"q"}}""", """{"const":{"y":null}}""",
        """{"const":{"z":5}}""", """{"enum":["red","green"]}""", """{"enum":["red","green","blue"]}""", """{"enum":[1,"red",null]}""",
        """{"enum":[3,5]}""", """{"contains":{"const":1}}""", """{"contains":{"type":"string"}}""", """{"contains":{"type":"null"}}""",
        """{"items":{"minimum":2}}""", """{"items":[{"const":"a"}]}""", """{"required":["x"]}""", """{"required":["z"]}""",
        """{"properties":{"x":{"minimum":2}}}""", """{"properties":{"y":{"type":"null"}}}""", """{"properties":{"z":false}}""",
        """{"additionalProperties":{"maximum":4}}""", """{"propertyNames":{"const":"x"}}""", """{"dependencies":{"x":["y"]}}""",
        """{"anyOf":[{"minimum":5},{"const":1}]}""", """{"oneOf":[{"minimum":3},{"maximum":5}]}""",
        """{"anyOf":[{"pattern":"^r"},{"const":"blue"}]}""", """{"oneOf":[{"pattern":"e"},{"pattern":"d"}]}""",
        """{"if":{"minimum":3},"then":{"maximum":4},"else":{"const":1}}""", """{"not":{"type":["integer","string"]}}""",
        """{"allOf":[{"minimum":1},{"maximum":4}]}""", "true", "false",
    ];

    private static readonly string[] s_laterConditions =
    [
        """{"contains":{"const":1},"minContains":2}""", """{"contains":{"const":1},"maxContains":1}""",
        """{"contains":{"const":1},"minContains":0}""", """{"contains":{"type":"integer"},"minContains":1,"maxContains":2}""",
        """{"contains":false,"minContains":0}""", """{"contains":true,"maxContains":1}""", """{"prefixItems":[{"const":"a"}]}""",
        """{"prefixItems":[true,{"const":1}],"items":false}""", """{"dependentRequired":{"x":["y"]}}""",
        """{"dependentSchemas":{"x":{"required":["z"]}}}""", """{"properties":{"x":true},"unevaluatedProperties":false}""",
        """{"prefixItems":[true],"unevaluatedItems":false}""", """{"contains":{"const":1}}""", """{"items":{"minimum":2}}""",
    ];

    private static readonly string[] s_rules =
    [
        """{"minimum":3}""", """{"maximum":3}""", """{"exclusiveMinimum":3}""", """{"exclusiveMaximum":3}""", """{"multipleOf":3}""",
        """{"minLength":3}""", """{"maxLength":3}""", """{"pattern":"^r"}""", """{"minItems":2}""", """{"maxItems":1}""",
        """{"uniqueItems":true}""", """{"minProperties":2}""", """{"maxProperties":1}""", """{"contains":{"const":1}}""",
        """{"not":{"const":3}}""", """{"items":{"not":{"const":2}}}""",
    ];

    private static readonly string[] s_values =
    [
        "1", "2", "3", "3.5", "4", "5", "6", "\"\"", "\"red\"", "\"green\"", "\"blue\"", "\"a@b.de\"", "\"2026-01-31\"",
        "\"\\ud83d\\ude00ab\"",
        "true", "false", "null", "[]", "[1]", "[1,2]", "[1,1]", "[1,null]", "[null]", "[2,3,4]", "[\"a\"]", "[\"a\",1]", "[\"b\",1,true]",
        "{}", """{"x":1}""", """{"x":3}""", """{"x":1,"y":"q"}""", """{"x":1,"y":null}""", """{"y":null}""", """{"z":5}""",
        """{"x":2,"z":3}""",
    ];

    public static TheoryData<string> Kinds => [.. Names];

    private static IEnumerable<string> Names => s_kinds.Keys.Concat(s_laterKinds.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_engines_say_the_same_about_every_keyword(string kind)
    {
        var code = EmittedCode.From(($"specs/{kind}.json", Schema(kind)));
        var probe = RecordProbe.Of(code.Load(), code.Links.Table.Specs.Single().TypeName!);
        var schema = CompiledSchemas.Read(Schema(kind))!;
        foreach (var document in s_values.Select(value => $$"""{"p":{{value}}}""").Append("{}"))
        {
            EngineAgreement.Check(schema, probe, document, isLenient: false);
            EngineAgreement.Check(schema, probe, document, isLenient: true);
        }
    }

    private static string Schema(string name) => s_laterKinds.TryGetValue(name, out var kind)
        ? Schema(kind, "https://json-schema.org/draft/2020-12/schema", s_laterConditions)
        : Schema(s_kinds[name], "http://json-schema.org/draft-07/schema#", s_conditions);

    private static string Schema(string kind, string dialect, string[] conditions)
    {
        var rules = conditions.Select(condition => $$$"""{"not":{"required":["p"],"properties":{{{Only(condition)}}}}}""")
            .Concat(s_rules.Select(rule => $$$"""{"properties":{{{Only(rule)}}}}"""));
        return $$$"""
            {"$schema":"{{{dialect}}}","type":"object","properties":{{{Only(kind)}}},"allOf":[{{{string.Join(',', rules)}}}]}
            """;
    }

    private static string Only(string schema) => "{\"p\":" + schema + "}";
}
