using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests that schemas with unusual types, names or recursion compile, and that both engines agree on documents.</summary>
public sealed class EdgeCaseShapeTests
{
    /// <summary>Gets schemas, each with documents and their expected validity.</summary>
    public static TheoryData<string, string[]> Schemas => new()
    {
        // A tree of lists without any record.
        { """{"$ref": "#/definitions/json","""
            + """ "definitions": {"json": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/definitions/json"}}]}}}""",
            [
                "\"a\"",
                "[[\"a\"], []]",
                "[1]",
                "{}",
            ] },

        // Cases with the name of the union, of its members, of C# types or of each other.
        { """{"type": "object", "properties": {"value": {"oneOf": [{"title": "value", "type": "object","""
            + """ "properties": {"match": {"type": "string"}, "Value": {"type": "string"}}, "required": ["match"]}, """
            + """{"title": "Match", "type": "string"}, {"title": "Object", "type": "integer"}, """
            + """{"title": "object", "type": "boolean"}]}}}""",
            [
                "{\"value\": {\"match\": \"m\"}}",
                "{\"value\": \"x\"}",
                "{\"value\": 3}",
                "{\"value\": true}",
                "{\"value\": []}",
                "{\"value\": {}}",
            ] },

        // A property with the name of another case, a discriminator that is a keyword, texts that are symbols.
        { """{"type": "object", "properties": {"s": {"oneOf": [{"type": "object","""
            + """ "properties": {"class": {"const": ","}, "tab": {"type": "integer"}}, "required": ["class"]}, """
            + """{"type": "object", "properties": {"class": {"const": "\t"}, "comma": {"type": "string"}}, "required": ["class"]}]}}}""",
            [
                "{\"s\": {\"class\": \",\", \"tab\": 1}}",
                "{\"s\": {\"class\": \"\\t\", \"comma\": \"c\"}}",
                "{\"s\": {\"class\": \";\"}}",
                "{\"s\": {}}",
            ] },

        // A union in a union, in a map, in a list that may hold null.
        { """{"type": "object", "properties": {"m": {"type": "object","""
            + """ "additionalProperties": {"anyOf": [{"oneOf": [{"type": "integer"}, {"type": "string", "minLength": 2}]}, """
            + """{"type": "array", "items": {"oneOf": [{"type": "null"}, {"type": "boolean"}, {"type": "number"}]}}]}}}}""",
            [
                "{\"m\": {\"a\": 1, \"b\": \"xy\", \"c\": [null, true, 1.5]}}",
                "{\"m\": {\"a\": \"x\"}}",
                "{\"m\": {\"a\": null}}",
                "{\"m\": {\"a\": [\"x\"]}}",
            ] },

        // A union that is distinguished by closed objects and required properties, with properties of both, and recursive.
        { """{"type": "object", "properties": {"op": {"$ref": "#/definitions/op"}}, "definitions": {"op": {"oneOf": ["""
            + """{"type": "object", "properties": {"and": {"type": "array", "items": {"$ref": "#/definitions/op"}, "minItems": 1}},"""
            + """ "required": ["and"], "additionalProperties": false}, """
            + """{"type": "object", "properties": {"not": {"$ref": "#/definitions/op"}}, "required": ["not"],"""
            + """ "additionalProperties": false}, """
            + """{"type": "object", "properties": {"field": {"type": "string"}, "equals": {}}, "required": ["field", "equals"],"""
            + """ "additionalProperties": false}]}}}""",
            [
                "{\"op\": {\"and\": [{\"not\": {\"field\": \"f\", \"equals\": null}}, {\"field\": \"g\", \"equals\": [1]}]}}",
                "{\"op\": {\"and\": []}}",
                "{\"op\": {\"and\": [{\"not\": {\"field\": 1, \"equals\": 2}}]}}",
                "{\"op\": {\"field\": \"f\", \"not\": {}}}",
            ] },

        // Properties of the object in addition to those of the branches, in allOf and with a common rule.
        { """{"type": "object", "minProperties": 2, "required": ["id"], "properties": {"id": {"type": "integer"}},"""
            + """ "allOf": [{"oneOf": [{"properties": {"kind": {"const": "a"}, "x": {"type": "string", "minLength": 1}},"""
            + """ "required": ["kind", "x"]}, """
            + """{"properties": {"kind": {"const": "b"}, "x": {"type": "integer"}}, "required": ["kind"]}]}]}""",
            [
                "{\"id\": 1, \"kind\": \"a\", \"x\": \"s\"}",
                "{\"id\": 1, \"kind\": \"b\", \"x\": 2, \"more\": null}",
                "{\"id\": 1}",
                "{\"kind\": \"a\", \"x\": \"\"}",
                "{\"id\": 1, \"kind\": \"b\", \"x\": \"s\"}",
            ] },

        // The same target twice, so that no value is valid; true and false as branches.
        { """{"type": "object", "properties": {"a": {"oneOf": [{"$ref": "#/definitions/t"}, {"$ref": "#/definitions/t"}]},"""
            + """ "b": {"anyOf": [false, {"type": "string"}]}, "c": {"oneOf": [true, {"type": "string"}]}},"""
            + """ "definitions": {"t": {"type": "object", "properties": {"x": {"type": "string"}}}}}""",
            [
                "{\"a\": {\"x\": \"s\"}}",
                "{\"b\": \"s\"}",
                "{\"b\": 1}",
                "{\"c\": 1}",
                "{\"c\": \"s\"}",
            ] },

        // Conditions with both outcomes inside choices and counts, for JSON and for a typed property.
        { """{"type": "object", "properties": {"a": {"oneOf": [{"if": {"contains": true},"""
            + """ "then": {"exclusiveMaximum": 0}, "else": {"exclusiveMaximum": 0}}, {"maximum": 0}]}, "n": {"type": "integer","""
            + """ "oneOf": [{"if": {"minimum": 5}, "then": {"multipleOf": 2}, "else": {"multipleOf": 3}}, {"maximum": 2}],"""
            + """ "not": {"if": {"minimum": 9}, "then": {"maximum": 12}, "else": {"const": 4}}}}}""",
            [
                "{\"a\": null}",
                "{\"a\": 0}",
                "{\"a\": -1}",
                "{\"a\": [1]}",
                "{\"n\": 6}",
                "{\"n\": 3}",
                "{\"n\": 0}",
                "{\"n\": 2}",
                "{\"n\": 4}",
                "{\"n\": 10}",
                "{\"n\": 14}",
            ] },

        // Enums, secrets and numbers as cases; a list with unique items.
        { """{"type": "object", "properties": {"l": {"type": "array", "uniqueItems": true,"""
            + """ "contains": {"type": "string"}, "items": {"anyOf": [{"enum": ["auto", "none"]}, {"type": "number"}, {"type": "array","""
            + """ "items": [{"type": "integer"}, {"$ref": "#"}]}]}}, "p": {"oneOf": [{"type": "string", "format": "password"}, """
            + """{"type": "object", "properties": {"vault": {"type": "string"}}, "required": ["vault"]}]}}}""",
            [
                "{\"l\": [\"auto\", 1, [1, {\"p\": \"hush\"}]]}",
                "{\"l\": [\"auto\", 1, 1.0]}",
                "{\"l\": [1]}",
                "{\"l\": [\"auto\", \"other\"]}",
                "{\"p\": {\"vault\": \"v\"}}",
                "{\"p\": {}}",
            ] },

        // A tuple of tuples with further items, and a record that requires both of two bases.
        { """{"type": "object", "properties": {"t": {"type": "array", "items": [{"type": "array","""
            + """ "items": [{"type": "boolean"}], "minItems": 1, "maxItems": 1}], "additionalItems": {"$ref": "#/definitions/r"}}},"""
            + """ "definitions": {"r": {"allOf": [{"$ref": "#/definitions/p"}, {"$ref": "#/definitions/q"}]},"""
            + """ "p": {"type": "object", "properties": {"n": {"type": "string"}}, "required": ["n"]},"""
            + """ "q": {"type": "object", "properties": {"n": {"minLength": 2}, "next": {"$ref": "#/definitions/r"}}}}}""",
            [
                "{\"t\": [[true], {\"n\": \"ab\", \"next\": {\"n\": \"cd\"}}]}",
                "{\"t\": [[]]}",
                "{\"t\": [[true, false]]}",
                "{\"t\": [[true], {\"n\": \"ab\", \"next\": {\"n\": \"c\"}}]}",
                "{\"t\": []}",
            ] },
    };

    /// <summary>
    /// Gets schemas with text that looks like a placeholder of a message, at the root, in a nested record, in a list, in a map and in the
    /// target of a reference.
    /// </summary>
    public static TheoryData<string, string> PlaceholderTexts => new()
    {
        { """{"type": "object", "properties": {"a": {"not": {"const": "{this}"}}}}""", """{"a": "{this}"}""" },
        { """{"type": "object", "properties": {"a": {"const": "{0}"}, "b": {"enum": ["{1}", "{{0}}", "}"]}}}""", """{"a": 1, "b": 2}""" },
        { """{"type": "object", "properties": {"a": {"type": "object","""
            + """ "properties": {"{0}": {"const": "{this-1}"}, "{": {"type": "string", "pattern": "^a{2}$"}}, "required": ["{1}"]}}}""",
            """{"a": {"{0}": "x", "{": "a"}}""" },
        { """{"type": "object", "properties": {"l": {"type": "array", "items": {"type": "object","""
            + """ "properties": {"x": {"enum": [{"k": 1}, "{0}"]}}, "required": ["{0}"], "dependencies": {"x": ["{this}"]}}}}}""",
            """{"l": [{"x": 2}]}""" },
        { """{"type": "object", "properties": {"m": {"type": "object", "additionalProperties": {"const": {"{0}": ["{1}"]}}}}}""",
            """{"m": {"{0}": 1, "}{": 2, "": 3}}""" },
        { """{"type": "object", "properties": {"r": {"$ref": "#/definitions/r"}},"""
            + """ "definitions": {"r": {"type": "object", "if": {"properties": {"k": {"const": "{0}"}}, "required": ["k"]},"""
            + """ "then": {"required": ["{0}"]}, "properties": {"next": {"$ref": "#/definitions/r"}}}}}""",
            """{"r": {"next": {"k": "{0}"}}}""" },
        { """{"type": "object", "oneOf": [{"required": ["{0}"]}, {"required": ["{1}"]}], "properties": {"\u0001": {"const": "\u0001"}}}""",
            """{"\u0001": "x"}""" },
        { """{"type": "object", "properties": {"f": {"type": "string", "minLength": 3, "format": "{0}"}}, "additionalProperties": false}""",
            """{"f": "{}", "{0}": 1}""" },
    };

    [Theory]
    [MemberData(nameof(PlaceholderTexts))]
    public void Schema_text_that_looks_like_a_placeholder_gives_equal_messages(string schema, string text)
    {
        // The name of a spec is arbitrary text as well.
        schema = "{\"title\": \"Odd {0}\", " + schema[1..];
        var code = EmittedCode.From(("specs/odd.json", schema));
        Assert.Empty(code.Diagnose());
        var spec = Assert.Single(SpecParser.Parse(new SpecFileText("specs/odd.json", schema), []).Specs);
        var wanted = SchemaEvaluator.Evaluate(spec.Parts[0].Document!, InstanceReader.Read(TestJson.Value(text)), spec.Name).Violations
            .Select(v => $"{v.InstancePath} {v.Message}").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(wanted);
        var probe = RecordProbe.Of(code.Load(), "Odd0");
        var json = Encoding.UTF8.GetBytes(text);
        foreach (var result in (ValidationResult[])[probe.Parse(json).Result, probe.Validate(json)])
        {
            Assert.Equal(wanted, result.Violations.Select(v => $"{v.InstancePath} {v.Message}").Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Compile_and_agree(string schema, string[] documents)
    {
        schema = "{\"title\": \"Odd\", " + schema[1..];
        var code = EmittedCode.From(("specs/odd.json", schema));
        Assert.Empty(code.Diagnose());
        var probe = RecordProbe.Of(code.Load(), "Odd");
        var part = Assert.Single(SpecParser.Parse(new SpecFileText("specs/odd.json", schema), []).Specs).Parts[0].Document!;
        foreach (var text in documents)
        {
            var document = TestJson.Value(text);
            var wanted = SchemaEvaluator.Evaluate(part, InstanceReader.Read(document), "Odd").Violations.Select(
                v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}")
                .Order(StringComparer.Ordinal)
                .ToList();
            var (value, result) = probe.Parse(Encoding.UTF8.GetBytes(text));
            Assert.Equal(
                wanted, result.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}").Order(StringComparer.Ordinal));
            if (value is not null)
            {
                Assert.True(value.Validate().IsValid, $"{text}: {value.Validate()}");
                var written = RecordProbe.Write(value);
                Assert.Equal(document, TestJson.Value(Encoding.UTF8.GetString(written)));
                Assert.Equal(value, probe.Parse(written).Value);
            }
        }
    }

    [Fact]
    public void Parts_of_specs_may_be_choices_too()
    {
        var code = EmittedCode.From(
            ("specs/connection.json", """
                {"id": "c", "name": "Store", "version": "1.0",
                 "authSpec": [{"name": "Any", "type": "x", "spec": {"oneOf": [
                   {"type": "object", "title": "Key", "properties": {"key": {"type": "string", "format": "password"}}, "required": ["key"]},
                   {"type": "object", "title": "Token", "properties": {"token": {"type": "string"}}, "required": ["token"]}]}}],
                 "sourceSpec": {"spec": {"oneOf": [
                   {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]},
                   {"type": "object", "properties": {"table": {"type": "string"}}, "required": ["table"]}]}}}
                """),
            ("specs/flow.json", """
                {"id": "f", "name": "Load", "version": "1.0", "sourceConnectionSpecIds": ["c"],
                 "transformationSpecs": [{"name": "Step", "spec": {"$ref": "#/definitions/step",
                   "definitions": {"step": {"type": "object", "properties": {"next": {"$ref": "#/definitions/step"}}}}}}],
                 "scheduleSpec": {"name": "Periodic", "type": "Periodic", "spec": {"oneOf": [
                   {"type": "object", "properties": {"frequency": {"const": "once"}}, "required": ["frequency"]},
                   {"type": "object", "properties": {"frequency": {"const": "day"}, "interval": {"type": "integer"}},
                    "required": ["frequency", "interval"]}]}}}
                """));
        Assert.Empty(code.Diagnose());
        const string Program = """
            namespace Demo.Specs;
            public static class Deploy
            {
                public static string Flow()
                {
                    var flow = new Load.Flow
                    {
                        Source = new Store.Source.WithPath { Path = "/" },
                        Step = new Load.StepParams { Next = new Load.Step() },
                        Schedule = new Load.ScheduleParams.Day { Interval = 1 },
                    };
                    TypedFlows.IConnection connection = new Store.Connection { Auth = new Store.AnyAuth.Key { KeyValue = "hush" } };
                    return flow.Validate() + " " + connection.Auth!.SpecName + " " + connection.Auth + " "
                        + ((TypedFlows.ISource)flow.Source).ConnectionSpecId;
                }
            }
            """;
        var shown = (string)code.Load(Program).GetType("Demo.Specs.Deploy", throwOnError: true)!.GetMethod("Flow")!.Invoke(null, null)!;
        Assert.StartsWith("valid Any Key", shown, StringComparison.Ordinal);
        Assert.EndsWith(" c", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", shown, StringComparison.Ordinal);
    }
}
