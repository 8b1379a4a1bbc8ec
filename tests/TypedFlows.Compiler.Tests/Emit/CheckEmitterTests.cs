using System.Reflection;
using System.Text;
using TypedFlows.Compiler.Tests.Agreement;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>
/// Tests the statements that check a value. They report the same violations as the evaluator, and are as short as before.
/// </summary>
public sealed class CheckEmitterTests
{
    private const string Closed = """
        {
          "title": "Closed", "type": "object", "required": ["id", "any", "box"], "additionalProperties": false, "maxProperties": 12,
          "properties": {
            "id": {"type": "integer", "minimum": 1}, "count": {"type": "integer"}, "any": {}, "flag": {"type": "boolean"},
            "name": {"type": "string"}, "label": {"type": "string", "maxLength": 4}, "a b": {"type": "string"}, "é~/": {"type": "string"},
            "token": {"type": "string", "format": "password", "minLength": 2}, "pin": {"type": "string", "format": "password"},
            "color": {"enum": ["red", "green"]}, "share": {"type": "number"},
            "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
            "sizes": {"type": "array", "items": {"type": "integer", "minimum": 1}},
            "box": {"$ref": "#/definitions/box"}, "boxes": {"type": "array", "items": {"$ref": "#/definitions/box"}}
          },
          "allOf": [
            {"required": ["name"]},
            {"properties": {"box": {"required": ["depth"]}, "any": {"type": ["object", "string"]}, "flag": {"type": "boolean"}}},
            {"not": {"required": ["tags", "sizes"]}}
          ],
          "definitions": {"box": {"type": "object", "properties": {"width": {"type": "integer", "maximum": 9}}}}
        }
        """;

    private const string Open = """
        {
          "title": "Open", "type": ["object", "null"], "minProperties": 1, "patternProperties": {"^x-": {"maxLength": 3}},
          "additionalProperties": {"type": "integer", "maximum": 9}, "propertyNames": {"maxLength": 5},
          "properties": {
            "mode": {"type": "string"}, "size": {"type": "integer"}, "any": {}, "any2": {},
            "map": {"type": "object", "additionalProperties": {"type": "integer", "maximum": 9}},
            "pair": {"type": "array", "minItems": 2, "items": [{"type": "string"}, {"type": "integer", "minimum": 1}],
              "additionalItems": {"type": "boolean"}},
            "tree": {"$ref": "#/definitions/tree"},
            "either": {"oneOf": [{"type": "integer"}, {"type": "string"}, {"$ref": "#/definitions/part"}]}
          },
          "allOf": [
            {"if": {"properties": {"mode": {"const": "a"}}, "required": ["mode"]}, "then": {"required": ["size"]},
              "else": {"if": {"properties": {"mode": {"const": "b"}}, "required": ["mode"]},
                "then": {"properties": {"size": {"minimum": 2, "multipleOf": 2}}}, "else": {"properties": {"size": {"maximum": 5}}}}},
            {"if": {"properties": {"mode": {"const": "c"}}, "required": ["mode"]}, "then": {"required": ["map"]},
              "else": {"required": ["size"], "properties": {"map": {"maxProperties": 2}}}},
            {"oneOf": [{"required": ["map"]}, {"required": ["pair"]}, {"required": ["size"]}]},
            {"properties": {
              "any": {"items": [{"type": "integer"}, {"type": "string"}], "properties": {"x": {"type": "string"}, "y": {"minimum": 3}},
                "patternProperties": {"^p": {"type": "integer"}}},
              "any2": {"items": {"type": "integer"}},
              "either": {"minLength": 2, "maximum": 9}, "tree": {"properties": {"name": {"maxLength": 3}}}}}
          ],
          "definitions": {
            "part": {"type": "object", "required": ["width"], "properties": {"width": {"type": "integer"}}},
            "tree": {"type": "object", "properties": {"name": {"type": "string"}, "leaf": {},
              "children": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}, "not": {"const": {"name": "none"}},
              "allOf": [{"properties": {"leaf": {"$ref": "#/definitions/leaf"}}}]},
            "leaf": {"properties": {"next": {"$ref": "#/definitions/leaf"}, "value": {"type": "integer"}}}
          }
        }
        """;

    // Each property has a single check.
    private const string Plain = """
        {
          "title": "Plain", "type": "object", "required": ["any", "mode"],
          "properties": {
            "first": {"type": "string"}, "second_2": {"type": "string"}, "third-3": {"type": "string"}, "$fourth": {"type": "string"},
            "fifth.5": {"type": "string"}, "yes": {"type": "boolean"}, "no": {"type": "boolean"},
            "pin": {"type": "string", "format": "password"}, "puk": {"type": "string", "format": "password"},
            "either": {"type": ["string", "boolean"]}, "nothing": {"type": "null"},
            "any": {}, "mode": {}, "part": {"type": "object", "properties": {"x": {"type": "string"}}},
            "parts": {"type": "array", "items": {"type": "object", "title": "Item", "properties": {"y": {"type": "string"}}}},
            "names": {"type": "array", "items": {"type": "string"}}, "rows": {"type": "array", "items": {"type": ["integer", "null"]}}
          }
        }
        """;

    // The message already contains the placeholder for the name of a property.
    private const string Braces = """
        {"title": "Of {name}", "type": "object", "properties": {"first": {"type": "string"}, "second": {"type": "string"}}}
        """;

    private const string Written = """
        {
          "title": "Written", "type": "object", "required": ["at"],
          "properties": {
            "at": {"type": "array", "uniqueItems": true, "items": {"type": "string", "format": "date-time"}}, "name": {"type": "string"},
            "list": {"type": "array", "items": {"type": "string"}}
          }
        }
        """;

    private const string Later = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Later", "type": "object",
          "properties": {"a": {"type": "integer"}, "list": {"type": "array", "items": {"type": "integer"}},
            "tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "maxContains": 1,
              "contains": {"enum": ["x", 1]}}},
          "anyOf": [{"properties": {"b": {"type": "integer"}}, "required": ["b"]}, {"properties": {"c": {"type": "string"}}}],
          "unevaluatedProperties": false
        }
        """;

    private const string Fields = """
        {
          "$id": "https://ns.adobe.com/t/schemas/1", "meta:resourceType": "schemas", "meta:class": "c", "title": "Shop", "type": "object",
          "required": ["_id"], "additionalProperties": false,
          "properties": {
            "_id": {"type": "string", "minLength": 2}, "web": {"type": "object", "properties": {"url": {"type": "string"}}},
            "from": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "required": ["city"],
              "properties": {"city": {"type": "string"}, "zip": {"type": "string", "minLength": 2}}},
            "to": {"type": "object", "meta:referencedFrom": "https://ns.adobe.com/xdm/common/address", "required": ["city"],
              "properties": {"city": {"type": "string"}, "zip": {"type": "string", "minLength": 2}}}
          }
        }
        """;

    private static readonly (string Name, string Schema)[] s_schemas =
    [
        ("Closed", Closed), ("Open", Open), ("Plain", Plain), ("Braces", Braces), ("Written", Written), ("Later", Later), ("Shop", Fields),
    ];

    private static readonly EmittedCode s_code = EmittedCode.From(
        [.. s_schemas.Select(each => new SpecFileText(PathOf(each.Name), each.Schema) { Fields = each.Name == "Shop" ? "/web" : null })]);

    private static readonly Lazy<Assembly> s_loaded = new(() => s_code.Load());

    [Fact]
    public void Emitted_checks_match_the_snapshot() => Snapshot.Verify(
        "Checks", string.Join('\n', s_code.Sources.SelectMany(source => CheckMethods(source.Value))) + "\n");

    [Theory]
    [InlineData("Closed", """{"id":1,"any":"x","name":"n","box":{"width":9,"depth":1},"tags":["a","b"],"color":"red","share":1.5}""")]
    [InlineData("Closed", """{"id":1,"any":{},"name":"n","box":{"depth":1},"sizes":[1],"boxes":[{}],"a b":"x","é~/":"y","pin":"p"}""")]
    [InlineData("Closed", """{"id":"1","count":1.5,"any":3,"flag":1,"name":1,"label":2,"a b":3,"é~/":4,"token":5,"pin":6,"box":7}""")]
    [InlineData("Closed", """{"id":0,"label":"abcde","token":"t","color":"blue","share":"1","tags":["a",1,"a"],"sizes":[0,"1"]}""")]
    [InlineData("Closed", """{"box":{"width":10},"boxes":[{"width":10},1,null],"other":1,"more":2,"tags":1,"sizes":{},"any":null}""")]
    [InlineData("Closed", "3")]
    [InlineData("Closed", "null")]
    [InlineData("Open", """{"mode":"a","size":1,"x-a":"abc","n":9}""")]
    [InlineData("Open", """{"mode":"b","size":3,"x-a":"abcd","n":10,"m":"1","longer":1}""")]
    [InlineData("Open", """{"mode":"b","size":0}""")]
    [InlineData("Open", """{"mode":"d","size":6,"map":{"a":10,"b":"x","c":1},"pair":["a"]}""")]
    [InlineData("Open", """{"mode":"c","any":[1,2],"any2":[1,"x"],"either":"a","tree":{"name":"long","children":[{"name":1},2]}}""")]
    [InlineData("Open", """{"mode":"a","any":{"x":1,"y":2,"p1":"a","q":1},"either":10,"pair":[1,0,1],"tree":{"name":"none"}}""")]
    [InlineData("Open", """{"size":1,"either":{"width":1},"tree":{"leaf":{"next":{"value":"x","next":{"value":1}}}}}""")]
    [InlineData("Open", """{"size":1,"either":{},"tree":{"children":[{"leaf":{"value":"x"}}]},"any":["a",1]}""")]
    [InlineData("Open", "{}")]
    [InlineData("Open", "3")]
    [InlineData("Plain", """{"any":1,"mode":2,"first":"a","yes":true,"nothing":null,"part":{"x":"y"},"parts":[{}],"rows":[1,null]}""")]
    [InlineData("Plain", """{"first":1,"second_2":2,"third-3":3,"$fourth":4,"fifth.5":5,"yes":1,"no":"x","pin":1,"puk":2}""")]
    [InlineData("Plain", """{"either":1,"nothing":1,"part":{"x":1},"parts":[{"y":1},2,null],"names":["a",1],"rows":["a"]}""")]
    [InlineData("Plain", """{"part":1,"parts":{},"names":"a","rows":null}""")]
    [InlineData("Plain", "[]")]
    [InlineData("Braces", """{"first":1,"second":2}""")]
    [InlineData("Written", """{"at":["2026-01-01T00:00:00Z","2026-01-01T00:00:00.0Z"],"name":"n","list":["a"]}""")]
    [InlineData("Written", """{"at":["2026-01-01T00:00:00Z","2026-01-01T00:00:00Z"],"name":1,"list":[null]}""")]
    [InlineData("Written", "{}")]
    [InlineData("Later", """{"a":1,"b":2,"list":[1],"tuple":["x",2]}""")]
    [InlineData("Later", """{"c":"x","tuple":["y",1,true]}""")]
    [InlineData("Later", """{"a":1,"b":"2","list":["1"],"tuple":["x",1]}""")]
    [InlineData("Later", """{"d":1,"c":1,"tuple":[]}""")]
    [InlineData("Later", "[]")]
    public void Emitted_checks_report_the_same_violations_as_the_evaluator(string name, string document)
    {
        var schema = CompiledSchemas.Read(s_schemas.Single(each => each.Name == name).Schema)!;
        EngineAgreement.Check(schema, Probe(name), document, isLenient: false);
        EngineAgreement.Check(schema, Probe(name), document, isLenient: true);
    }

    [Theory]
    [InlineData("""{"_id":"ab","web":{"url":"u"},"from":{"city":"c","zip":"12"}}""")]
    [InlineData("""{"_id":"a","web":{"url":1},"from":{"zip":"1"},"to":3}""", "/_id minLength", "/from required", "/from/zip minLength",
        "/to type", "/web/url type")]
    [InlineData("""{"web":{},"other":1}""", " required", "/other additionalProperties")]
    public void Fields_without_properties_are_checked(string document, params string[] wanted) => Assert.Equal(
        wanted,
        Probe("Shop").Validate(Encoding.UTF8.GetBytes(document)).Violations.Select(v => $"{v.InstancePath} {v.Keyword}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_record_without_a_required_list_reports_it_with_its_other_violations()
    {
        var type = s_loaded.Value.GetType($"{EmittedCode.Namespace}.Written", throwOnError: true)!;
        var record = (ISpecObject)Activator.CreateInstance(type)!;
        type.GetProperty("List")!.SetValue(record, new string?[] { null });

        Assert.Equal(
            [" required", "/list/0 type"],
            record.Validate().Violations.Select(v => $"{v.InstancePath} {v.Keyword}").Order(StringComparer.Ordinal));
    }

    // Returns the lines of the methods that check a value.
    private static IEnumerable<string> CheckMethods(string code)
    {
        string? end = null;
        foreach (var line in code.Split('\n'))
        {
            if (end is null && line.EndsWith("ref spec::SpecValidation validation)", StringComparison.Ordinal))
            {
                end = line[..^line.TrimStart().Length] + "}";
            }

            if (end is not null || line.Contains("ref spec::SpecValidation validation) =>", StringComparison.Ordinal))
            {
                yield return line;
            }

            end = line == end ? null : end;
        }
    }

    private static string PathOf(string name) => $"specs/{name}.json";

    private static RecordProbe Probe(string name) =>
        RecordProbe.Of(s_loaded.Value, s_code.Links.Table.Specs.Single(spec => spec.Path == PathOf(name)).TypeName!);
}
