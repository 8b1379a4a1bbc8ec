using System.Reflection;

namespace TypedFlows.Compiler.Tests.Emit;

/// <summary>
/// Tests that records that a program creates are validated by their properties for every rule, without writing JSON and without
/// allocations.
/// </summary>
public sealed class InPlaceCheckTests
{
    private const string Schema = """
        {
          "title": "Job", "type": "object", "minProperties": 2, "maxProperties": 6,
          "properties": {
            "name": {"type": "string"},
            "at": {"type": "array", "items": [{"type": "number", "minimum": -180, "maximum": 180}, {"type": "number"}],
              "minItems": 2, "maxItems": 2},
            "steps": {"type": "array", "minItems": 1, "maxItems": 5, "contains": {"type": "boolean"},
              "items": [{"type": "string", "minLength": 2}, {"$ref": "#/definitions/box"}, {"type": ["integer", "null"], "minimum": 1}],
              "additionalItems": {"type": "boolean"}},
            "limit": {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "minLength": 3}, {"$ref": "#/definitions/box"}]},
            "tags": {"type": "array", "uniqueItems": true, "items": {"type": "string"}},
            "box": {"$ref": "#/definitions/box"}
          },
          "allOf": [
            {"properties": {"limit": {"maximum": 100, "maxLength": 5, "required": ["width"]}}},
            {"properties": {"steps": {"items": {"not": {"const": "xx"}}, "maxItems": 4}}},
            {"if": {"properties": {"limit": {"type": "integer"}}, "required": ["limit"]}, "then": {"required": ["name"]}},
            {"properties": {"box": {"minProperties": 1}}},
            {"if": {"properties": {"name": {"const": "two"}}, "required": ["name"]}, "then": {"properties": {"steps": {"minItems": 2}}}}
          ],
          "definitions": {"box": {"type": "object",
            "properties": {"width": {"type": "integer", "minimum": 1}, "height": {"type": "integer"}}, "maxProperties": 2}}
        }
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using TypedFlows;

        namespace Demo.Specs;

        public static class Checks
        {
            private static readonly JsonElement One = JsonDocument.Parse("1").RootElement;

            private static readonly Dictionary<string, Func<ISpecObject>> Made = new()
            {
                ["whole"] = () => new Job
                {
                    Name = "n", At = new JobAt { Item1 = 1.5, Item2 = 2 }, Limit = 7, Tags = ["a", "b"], Box = new JobBox { Width = 1 },
                    Steps = new JobSteps { Item1 = "ab", Item2 = new JobBox { Width = 3, Height = 4 }, AdditionalItems = [true] },
                },
                ["few"] = () => new Job { Name = "n" },
                ["many"] = () => new Job
                {
                    Name = "n", Limit = 1,
                    AdditionalProperties = new Dictionary<string, JsonElement>
                    {
                        ["a"] = One, ["b"] = One, ["c"] = One, ["d"] = One, ["e"] = One,
                    },
                },
                ["at"] = () => new JobAt { Item1 = 181, Item2 = double.NaN },
                ["gap"] = () => new JobSteps { Item1 = "ab", AdditionalItems = [false] },
                ["open gap"] = () => new JobSteps { Item1 = "ab", Item3 = new Optional<long?>(0), AdditionalItems = [] },
                ["two"] = () => new Job { Name = "two", Steps = new JobSteps { Item1 = "abc" } },
                ["short"] = () => new JobSteps { Item1 = "a" },
                ["long"] = () => new Job
                {
                    Name = "n",
                    Steps = new JobSteps
                    {
                        Item1 = "xx", Item2 = new JobBox(), Item3 = new Optional<long?>(null), AdditionalItems = [true, true, true],
                    },
                },
                ["number"] = () => new Job { Limit = 101, Tags = ["a", "a"] },
                ["text"] = () => new Job { Name = "n", Limit = "abcdef" },
                ["object"] = () => new Job { Name = "n", Limit = new JobLimit.Box { Height = 1 } },
                ["empty"] = () => new Job { Name = "n", Box = new JobBox() },
                ["own"] = () => new Job
                {
                    Name = "n", Limit = 0,
                    Box = new JobBox
                    {
                        Width = 0, Height = 1, AdditionalProperties = new Dictionary<string, JsonElement> { ["depth"] = One },
                    },
                },
            };

            public static IEnumerable<string> Names => Made.Keys;

            public static ISpecObject Make(string name) => Made[name]();

            public static long Allocated(string name)
            {
                var made = Made[name]();
                for (var i = 0; i < 30; i++)
                {
                    made.Validate();
                }

                var before = GC.GetAllocatedBytesForCurrentThread();
                made.Validate();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    private static readonly EmittedCode s_code = EmittedCode.From(("specs/job.json", Schema));

    private static readonly Lazy<Type> s_checks = new(() => s_code.Load(Program).GetType("Demo.Specs.Checks", throwOnError: true)!);

    [Fact]
    public void No_rule_needs_the_record_to_be_written() =>
        Assert.DoesNotContain("CheckWritten", s_code.Sources["Job.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_valid_record_is_checked_without_allocating()
    {
        Assert.True(Make("whole").Validate().IsValid, Make("whole").Validate().ToString());
        Assert.Equal(0L, s_checks.Value.GetMethod("Allocated")!.Invoke(null, ["whole"]));
    }

    [Theory]
    [InlineData("few", "minProperties")]
    [InlineData("many", "maxProperties")]
    [InlineData("at", "/0 maximum", "/1 type")]
    [InlineData("gap", "/1 type")]
    [InlineData("open gap", "/1 type", "/2 minimum", "contains")]
    [InlineData("two", "/steps contains", "/steps minItems")]
    [InlineData("short", "/0 minLength", "contains")]
    [InlineData("long", "/steps maxItems", "/steps maxItems", "/steps/0 not")]
    [InlineData("number", "/limit maximum", "/tags uniqueItems", "required")]
    [InlineData("text", "/limit maxLength")]
    [InlineData("object", "/limit required")]
    [InlineData("empty", "/box minProperties")]
    [InlineData("own", "/box maxProperties", "/box/width minimum", "/limit oneOf")]
    public void A_violation_is_reported_as_for_its_JSON(string name, params string[] wanted)
    {
        var found = Make(name).Validate().Violations;

        Assert.Equal(
            wanted.Order(StringComparer.Ordinal), found.Select(v => $"{v.InstancePath} {v.Keyword}".Trim()).Order(StringComparer.Ordinal));

        // A record that cannot be written cannot be compared.
        if (name != "at")
        {
            var probe = RecordProbe.Of(s_checks.Value.Assembly, Make(name).GetType().Name);
            Assert.Equal(
                probe.Validate(RecordProbe.Write(Make(name))).Violations.Select(Reported).Order(StringComparer.Ordinal),
                found.Select(Reported).Order(StringComparer.Ordinal));
        }
    }

    // Only the JSON contains null for an omitted item.
    private static string Reported(Violation violation) =>
        $"{violation.InstancePath} {violation.SchemaPath} "
            + $"{violation.Message.Replace(", but is null", string.Empty, StringComparison.Ordinal)}";

    private static ISpecObject Make(string name) =>
        (ISpecObject)s_checks.Value.GetMethod("Make", BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [name])!;
}
