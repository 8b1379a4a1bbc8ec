using System.Reflection;
using System.Text;
using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Tests.Evaluation;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>Tests unions in a program of a user.</summary>
public sealed class UnionTests
{
    private const string Flow = """
        {
          "title": "Job", "type": "object", "required": ["name"],
          "properties": {
            "name": {"type": "string"},
            "interval": {"oneOf": [{"type": "string", "minLength": 2}, {"type": "integer", "minimum": 15}, {"type": "null"}]},
            "transformations": {"type": "array", "items": {"oneOf": [{"$ref": "#/definitions/copy"}, {"$ref": "#/definitions/mapping"}]}},
            "contact": {"anyOf": [
              {"type": "object", "properties": {"email": {"type": "string"}}, "required": ["email"]},
              {"type": "object", "properties": {"phone": {"type": "string", "pattern": "^[0-9]+$"}, "class": {"type": "string"}},
                "required": ["phone"]}]},
            "range": {"type": "array", "minItems": 1,
              "items": [{"type": "integer"}, {"type": "string", "minLength": 1}, {"type": ["boolean", "null"]}],
              "additionalItems": {"type": "number"}},
            "tree": {"description": "The root.", "oneOf": [{"type": "boolean"}, {"$ref": "#/definitions/node"}]}
          },
          "definitions": {
            "copy": {"type": "object", "properties": {"name": {"const": "Copy"}, "params": {"type": "object",
              "properties": {"column": {"type": "string"}}, "required": ["column"]}}, "required": ["name", "params"]},
            "mapping": {"type": "object", "additionalProperties": false, "properties": {"name": {"const": "Mapping"},
              "params": {"type": "object", "properties": {"id": {"type": "integer", "minimum": 1}}}}, "required": ["name"]},
            "node": {"type": "object", "properties": {"left": {"oneOf": [{"type": "boolean"}, {"$ref": "#/definitions/node"}]},
              "value": {"type": "integer"}}, "additionalProperties": false}
          }
        }
        """;

    private const string Program = """
        using System;
        using System.Linq;
        using System.Text.Json;
        using TypedFlows;

        namespace Demo.Specs;

        public static class Checks
        {
            public static string Matches()
            {
                var flow = Job.ParseJson(
                    "{\"name\":\"f\",\"interval\":20,\"transformations\":[{\"name\":\"Mapping\",\"params\":{\"id\":7}},"u8
                        + "{\"name\":\"Copy\",\"params\":{\"column\":\"c\"},\"extra\":1}]}"u8);
                var seen = string.Join(" ", flow.Transformations!.Select(
                    t => t.Match(copy => "copy " + copy.Params.Column, mapping => "mapping " + mapping.Params!.Id)));
                var interval = flow.Interval.Value!.Match(text => text.Value, number => number.Value.ToString());
                var switched = "";
                flow.Transformations![1].Switch(copy => switched = copy.AdditionalProperties!.Keys.Single(), mapping => switched = "wrong");
                return Expect("mapping 7 copy c 20 extra", seen + " " + interval + " " + switched);
            }

            public static string Builds()
            {
                var flow = new Job
                {
                    Name = "f",
                    Interval = new Optional<JobInterval?>(15),
                    Transformations =
                    [
                        new JobTransformation.Copy { Params = new JobCopyParams { Column = "c" } }, new JobTransformation.Mapping(),
                    ],
                    Contact = new JobContact.WithPhone { Phone = "1", Class = "c" },
                    Tree = new JobTree.Node { Left = true, Value = 1 },
                };
                var json = JsonSerializer.Serialize(flow);
                var again = JsonSerializer.Deserialize<Job>(json)!;
                return Expect(
                    "{\"name\":\"f\",\"interval\":15,\"transformations\":[{\"name\":\"Copy\",\"params\":{\"column\":\"c\"}},"
                        + "{\"name\":\"Mapping\"}],\"contact\":{\"phone\":\"1\",\"class\":\"c\"},"
                        + "\"tree\":{\"left\":true,\"value\":1}} valid True True",
                    json + " " + flow.Validate() + " " + flow.Equals(again) + " " + (flow.GetHashCode() == again.GetHashCode()));
            }

            public static string ChecksTheWholeChoice()
            {
                JobInterval few = 14;
                JobInterval text = "x";
                var copy = new JobTransformation.Copy { Params = null! };
                var both = new JobContact.WithEmail { Email = null! };
                var keywords = new ISpecObject[] { few, text, copy, both }.Select(
                    o => string.Join(" ", o.Validate().Violations.Select(v => v.Keyword)));
                return Expect("oneOf, oneOf, oneOf, anyOf", string.Join(", ", keywords));
            }

            public static string Tuples()
            {
                var range = new JobRange { Item1 = 1, Item2 = "a", AdditionalItems = [1.5, 2] };
                var gap = new JobRange { Item1 = 1, Item3 = true };
                var wrong = gap.Validate().Violations.Single();
                return Expect(
                    "[1,\"a\",null,1.5,2] valid [1,null,true] /1 type True",
                    $"{JsonSerializer.Serialize(range)} {range.Validate()} {JsonSerializer.Serialize(gap)} "
                        + $"{wrong.InstancePath} {wrong.Keyword} "
                        + (range with { AdditionalItems = [1.5] } == JobRange.ParseJson("[1,\"a\",null,1.5]"u8) with { Item3 = default }));
            }

            public static string CasesByThemselves()
            {
                var options = new JsonSerializerOptions { TypeInfoResolver = SpecTypeInfoResolver.Default };
                JobTransformation value = new JobTransformation.Mapping { Params = new JobMappingParams { Id = 3 } };
                var byUnion = JsonSerializer.Serialize(value, options);
                var byCase = JsonSerializer.Serialize((JobTransformation.Mapping)value, options);
                var again = JsonSerializer.Deserialize<JobTransformation.Mapping>(byCase, options);
                var read = JobTransformation.ParseJson("{\"params\":{\"id\":3},\"name\":\"Mapping\"}"u8);
                return Expect("True True True", $"{byUnion == byCase} {again == value} {read == value}");
            }

            private static string Expect(string wanted, string found) => wanted == found ? "ok" : found;
        }
        """;

    private static readonly EmittedCode s_code = EmittedCode.From(("specs/job.json", Flow));

    private static readonly Lazy<Assembly> s_loaded = new(() => s_code.Load(Program));

    [Fact]
    public void Compile_without_a_warning() => Assert.Empty(s_code.Diagnose());

    [Theory]
    [InlineData("Matches")]
    [InlineData("Builds")]
    [InlineData("ChecksTheWholeChoice")]
    [InlineData("CasesByThemselves")]
    [InlineData("Tuples")]
    public void The_program_sees(string what) =>
        Assert.Equal("ok", s_loaded.Value.GetType("Demo.Specs.Checks", throwOnError: true)!.GetMethod(what)!.Invoke(null, null));

    [Theory]
    [InlineData("""{"name": "f", "interval": "ab"}""")]
    [InlineData("""{"name": "f", "interval": null}""")]
    [InlineData("""{"name": "f", "interval": 1.5}""")]
    [InlineData("""{"name": "f", "interval": 20.0}""")]
    [InlineData("""{"name": "f", "interval": "a"}""")]
    [InlineData("""{"name": "f", "interval": {}}""")]
    [InlineData("""{"name": "f", "transformations": [{"name": "Copy"}]}""")]
    [InlineData(
        """{"name": "f", "transformations": [{"params": {"column": "c"}, "x": [1], "name": "Copy"}, {"name": "Mapping", "x": 1}]}""")]
    [InlineData("""{"name": "f", "transformations": [{"name": "Mapping"}, {"name": "Copy", "name": "Mapping"}, {}]}""")]
    [InlineData("""{"name": "f", "transformations": [1, null, "x", []]}""")]
    [InlineData("""{"name": "f", "contact": {"email": "e", "phone": "1"}}""")]
    [InlineData("""{"name": "f", "contact": {"email": 1, "phone": "1"}}""")]
    [InlineData("""{"name": "f", "contact": {"phone": "x"}}""")]
    [InlineData("""{"name": "f", "tree": {"left": {"left": {"left": false, "value": 3}}}}""")]
    [InlineData("""{"name": "f", "range": [1]}""")]
    [InlineData("""{"name": "f", "range": [1, "a", null]}""")]
    [InlineData("""{"name": "f", "range": [1, "a", true, 1.5, 2]}""")]
    [InlineData("""{"name": "f", "range": [1, "", 3, "x"]}""")]
    [InlineData("""{"name": "f", "range": []}""")]
    [InlineData("""{"name": "f", "range": {}}""")]
    [InlineData("""{"name": "f", "tree": {"left": {"left": {"right": false}}}}""")]
    public void Both_engines_agree_and_a_document_round_trips(string text)
    {
        var schema = Assert.Single(SpecParser.Parse(new SpecFileText("specs/job.json", Flow), []).Specs).Parts[0].Document!;
        var document = TestJson.Value(text);
        var wanted = SchemaEvaluator.Evaluate(schema, InstanceReader.Read(document), "Job").Violations.Select(
            v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}")
            .ToList();
        var probe = RecordProbe.Of(s_loaded.Value, "Job");
        var json = Encoding.UTF8.GetBytes(text);
        Assert.Equal(wanted, probe.Validate(json).Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}"));
        var (value, result) = probe.Parse(json);
        Assert.Equal(wanted, result.Violations.Select(v => $"{v.InstancePath} {v.SchemaPath} {v.Keyword}"));
        if (value is not null)
        {
            Assert.True(value.Validate().IsValid, value.Validate().ToString());
            var written = RecordProbe.Write(value);
            Assert.Equal(document, TestJson.Value(Encoding.UTF8.GetString(written)));
            Assert.Equal(value, probe.Parse(written).Value);
        }
    }
}
