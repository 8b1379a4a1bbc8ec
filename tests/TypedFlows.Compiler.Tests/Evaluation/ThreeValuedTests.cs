using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>
/// Tests partially known values, as in C# code that has not run: an unknown value never causes a violation, and a known one does.
/// </summary>
public sealed class ThreeValuedTests
{
    private static readonly Schema s_schedule = TestSchema.Parse(Repository.Read("tests/cases/schedule/schema.json"));

    private static readonly Instance s_unknownLong = new Instance.Unknown(SchemaTypes.Integer);

    private static readonly InstanceMember s_start = Present("startTime", s_unknownLong);

    [Theory]
    [InlineData("""{"type":"string"}""", SchemaTypes.String, nameof(Verdict.Valid))]
    [InlineData("""{"type":["string","null"]}""", SchemaTypes.String | SchemaTypes.Null, nameof(Verdict.Valid))]
    [InlineData("""{"type":"string"}""", SchemaTypes.String | SchemaTypes.Null, nameof(Verdict.Unknown))]
    [InlineData("""{"type":"string"}""", SchemaTypes.Integer, nameof(Verdict.Invalid))]
    [InlineData("""{"type":"integer"}""", SchemaTypes.Number, nameof(Verdict.Unknown))]
    [InlineData("""{"type":"number"}""", SchemaTypes.Integer, nameof(Verdict.Valid))]
    [InlineData("""{"type":"string"}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("{}", SchemaTypes.None, nameof(Verdict.Valid))]
    [InlineData("false", SchemaTypes.None, nameof(Verdict.Invalid))]
    [InlineData("""{"minimum":15}""", SchemaTypes.Integer, nameof(Verdict.Unknown))]
    [InlineData("""{"minimum":15}""", SchemaTypes.String, nameof(Verdict.Valid))]
    [InlineData("""{"minLength":15}""", SchemaTypes.Integer, nameof(Verdict.Valid))]
    [InlineData("""{"minLength":15}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("""{"minLength":0}""", SchemaTypes.None, nameof(Verdict.Valid))]
    [InlineData("""{"required":["a"]}""", SchemaTypes.Object, nameof(Verdict.Unknown))]
    [InlineData("""{"required":["a"]}""", SchemaTypes.Array, nameof(Verdict.Valid))]
    [InlineData("""{"additionalProperties":false}""", SchemaTypes.Object | SchemaTypes.Null, nameof(Verdict.Unknown))]
    [InlineData("""{"items":{"minimum":0}}""", SchemaTypes.Array, nameof(Verdict.Unknown))]
    [InlineData("""{"items":{}}""", SchemaTypes.Array, nameof(Verdict.Valid))]
    [InlineData("""{"minItems":1}""", SchemaTypes.Array | SchemaTypes.Null, nameof(Verdict.Unknown))]
    [InlineData("""{"const":null}""", SchemaTypes.Null, nameof(Verdict.Valid))]
    [InlineData("""{"const":1.5}""", SchemaTypes.Integer, nameof(Verdict.Invalid))]
    [InlineData("""{"enum":["a","b"]}""", SchemaTypes.String, nameof(Verdict.Unknown))]
    [InlineData("""{"enum":["a","b"]}""", SchemaTypes.Integer | SchemaTypes.Boolean, nameof(Verdict.Invalid))]
    [InlineData("""{"not":{"type":"string"}}""", SchemaTypes.String, nameof(Verdict.Invalid))]
    [InlineData("""{"not":{"minimum":3}}""", SchemaTypes.Integer, nameof(Verdict.Unknown))]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", SchemaTypes.Integer, nameof(Verdict.Invalid))]
    [InlineData("""{"anyOf":[{"minimum":3},{"type":"null"}]}""", SchemaTypes.Integer, nameof(Verdict.Unknown))]
    [InlineData("""{"anyOf":[{"minimum":3},{"type":"integer"}]}""", SchemaTypes.Integer, nameof(Verdict.Valid))]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"number"},{"minimum":3}]}""", SchemaTypes.Integer, nameof(Verdict.Invalid))]
    [InlineData("""{"oneOf":[{"type":"integer"},{"minimum":3}]}""", SchemaTypes.Integer, nameof(Verdict.Unknown))]
    [InlineData("""{"oneOf":[{"type":"integer"},{"type":"null"}]}""", SchemaTypes.Integer, nameof(Verdict.Valid))]
    [InlineData("""{"if":{"minimum":3},"then":{"type":"string"},"else":{"type":"null"}}""", SchemaTypes.Integer, nameof(Verdict.Invalid))]
    [InlineData("""{"if":{"minimum":3},"then":{"type":"string"}}""", SchemaTypes.Integer, nameof(Verdict.Unknown))]
    [InlineData("""{"if":{"minimum":3},"then":{"type":"integer"}}""", SchemaTypes.Integer, nameof(Verdict.Valid))]
    public void Evaluates_an_unknown_value_by_its_types(string schema, object types, string verdict)
    {
        var result = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), new Instance.Unknown((SchemaTypes)types), "Spec");
        Assert.Equal(verdict, result.Verdict.ToString());
        Assert.Equal(result.Verdict == Verdict.Invalid, result.Violations.Count > 0);
    }

    [Fact]
    public void A_member_may_be_known_to_be_there_while_its_value_is_not()
    {
        // new ScheduleParams { StartTime = start, Frequency = Frequency.Once, Interval = minutes }
        var violation = Assert.Single(
            Evaluate(s_start, Present("frequency", new Instance.String("once")), Present("interval", s_unknownLong)).Violations);
        Assert.Equal(("", "/then/allOf/0/not", "not"), (violation.InstancePath, violation.SchemaPath, violation.Keyword));
        Assert.Equal("CRMToAEP: 'interval' is not allowed when 'frequency' is 'once'", violation.Message);
    }

    [Fact]
    public void A_bound_of_an_unknown_value_is_not_evaluated()
    {
        var result = Evaluate(s_start, Present("frequency", new Instance.String("minute")), Present("interval", s_unknownLong));
        Assert.Equal(Verdict.Unknown, result.Verdict);
        Assert.Empty(result.Violations);
    }

    [Fact]
    public void A_value_out_of_bounds_fires_only_if_the_member_is_there()
    {
        var five = new Instance.Number(JsonDecimal.FromInt64(5));
        var minute = Present("frequency", new Instance.String("minute"));
        var violation = Assert.Single(Evaluate(s_start, minute, Present("interval", five)).Violations);
        Assert.Equal("/else/then/properties/interval/minimum", violation.SchemaPath);
        Assert.Equal("CRMToAEP: 'interval' must be at least 15 when 'frequency' is 'minute', but is 5", violation.Message);
        Assert.Equal(Verdict.Unknown, Evaluate(s_start, minute, new InstanceMember("interval", Presence.Unknown, five)).Verdict);

        var missing = Assert.Single(Evaluate(s_start, minute, new InstanceMember("interval", Presence.Absent, five)).Violations);
        Assert.Equal("CRMToAEP: 'interval' is required when 'frequency' is not 'once'", missing.Message);
    }

    [Fact]
    public void An_unknown_condition_reports_no_violation_of_only_one_branch()
    {
        var frequency = Present("frequency", new Instance.Unknown(SchemaTypes.String));
        var thirty = Evaluate(s_start, frequency, Present("interval", new Instance.Number(JsonDecimal.FromInt64(30))));
        Assert.Equal(Verdict.Unknown, thirty.Verdict);
        Assert.Empty(thirty.Violations);
        Assert.Equal(Verdict.Unknown, Evaluate(s_start, frequency).Verdict);
    }

    [Fact]
    public void An_unknown_condition_reports_violations_of_both_branches()
    {
        // For every frequency, an interval of 0 is invalid: not allowed, below 15 or below 1.
        var result = Evaluate(
            s_start, Present("frequency", new Instance.Unknown(SchemaTypes.String)),
            Present("interval", new Instance.Number(JsonDecimal.FromInt64(0))));
        Assert.Equal(Verdict.Invalid, result.Verdict);
        Assert.Equal(
            [
                "CRMToAEP: 'interval' is not allowed when 'frequency' is 'once'",
                "CRMToAEP: 'interval' must be at least 15 when 'frequency' is 'minute', but is 0",
                "CRMToAEP: 'interval' must be at least 1 when 'frequency' is neither 'once' nor 'minute', but is 0",
            ],
            result.Violations.Select(v => v.Message));
    }

    [Fact]
    public void An_open_object_may_have_unlisted_properties()
    {
        var schema = TestSchema.Parse("""{"required":["a"],"properties":{"b":{"type":"string"}},"not":{"required":["c"]}}""");
        var open = new Instance.Object([], isClosed: false);
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(schema, open, "Spec").Verdict);
        Assert.Equal(
            Verdict.Invalid, SchemaEvaluator.Evaluate(schema, new Instance.Object([Present("b", s_unknownLong)], isClosed: false)));
        Assert.Equal(
            Verdict.Invalid, SchemaEvaluator.Evaluate(schema, new Instance.Object([Present("c", Instance.Anything)], isClosed: false)));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"additionalProperties":false}"""), open));
        Assert.Equal(Verdict.Valid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"additionalProperties":{}}"""), open));
    }

    [Fact]
    public void An_incomplete_array_has_at_least_the_listed_items()
    {
        var two = new Instance.Array([new Instance.Number(JsonDecimal.FromInt64(1)), Instance.Anything], isComplete: false);
        Assert.Equal(Verdict.Valid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"minItems":2}"""), two));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"minItems":3}"""), two));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"maxItems":2}"""), two));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"maxItems":1}"""), two));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"items":{"minimum":2}}"""), two));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"const":[1,2]}"""), two));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(TestSchema.Parse("""{"const":[1]}"""), two));
    }

    [Theory]
    [InlineData("""{"contains":{"minimum":2}}""", Verdict.Unknown)]
    [InlineData("""{"contains":{"const":1}}""", Verdict.Valid)]
    [InlineData("""{"contains":false}""", Verdict.Invalid)]
    [InlineData("""{"uniqueItems":true}""", Verdict.Unknown)]
    [InlineData("""{"items":[{"minimum":2}]}""", Verdict.Invalid)]
    [InlineData("""{"items":[{},{"type":"string"}]}""", Verdict.Unknown)]
    [InlineData("""{"items":[{},{}],"additionalItems":true}""", Verdict.Valid)]
    [InlineData("""{"items":[{},{}],"additionalItems":false}""", Verdict.Unknown)]
    [InlineData("""{"items":[{}],"additionalItems":false}""", Verdict.Invalid)]
    public void Incomplete_arrays_have_the_expected_verdict(string schema, object verdict)
    {
        var array = new Instance.Array([new Instance.Number(JsonDecimal.FromInt64(1)), Instance.Anything], isComplete: false);
        Assert.Equal(verdict, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), array));
    }

    [Fact]
    public void Items_are_duplicates_only_if_that_is_certain()
    {
        var schema = TestSchema.Parse("""{"uniqueItems":true}""");
        var one = new Instance.Number(JsonDecimal.FromInt64(1));
        Assert.Equal(Verdict.Invalid, Unique(one, Instance.Anything, one));
        Assert.Equal(Verdict.Unknown, Unique(one, s_unknownLong));
        Assert.Equal(Verdict.Valid, Unique(one, new Instance.Unknown(SchemaTypes.String)));
        Assert.Equal(Verdict.Unknown, Unique(new Instance.Unknown(SchemaTypes.String), new Instance.Unknown(SchemaTypes.String)));
        Assert.Equal(Verdict.Valid, Unique(Instance.Anything));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(schema, new Instance.Array([one, one], isComplete: false)));

        Verdict Unique(params Instance[] items) => SchemaEvaluator.Evaluate(schema, new Instance.Array(items, isComplete: true));
    }

    [Theory]
    [InlineData("""{"minProperties":1}""", Verdict.Valid)]
    [InlineData("""{"minProperties":2}""", Verdict.Unknown)]
    [InlineData("""{"minProperties":3}""", Verdict.Invalid)]
    [InlineData("""{"maxProperties":2}""", Verdict.Valid)]
    [InlineData("""{"maxProperties":1}""", Verdict.Unknown)]
    [InlineData("""{"maxProperties":0}""", Verdict.Invalid)]
    [InlineData("""{"propertyNames":{"enum":["there"]}}""", Verdict.Unknown)]
    [InlineData("""{"propertyNames":{"enum":["perhaps"]}}""", Verdict.Invalid)]
    [InlineData("""{"dependencies":{"there":["perhaps"]}}""", Verdict.Unknown)]
    [InlineData("""{"dependencies":{"there":["absent"]}}""", Verdict.Invalid)]
    [InlineData("""{"dependencies":{"perhaps":["absent"]}}""", Verdict.Unknown)]
    [InlineData("""{"dependencies":{"absent":["other"],"there":[]}}""", Verdict.Valid)]
    [InlineData("""{"dependencies":{"perhaps":false}}""", Verdict.Unknown)]
    [InlineData("""{"dependencies":{"there":{"required":["absent"]}}}""", Verdict.Invalid)]
    [InlineData("""{"patternProperties":{"^t":{"type":"string"}}}""", Verdict.Invalid)]
    [InlineData("""{"patternProperties":{"^p":false}}""", Verdict.Unknown)]
    [InlineData("""{"patternProperties":{"^p":false},"properties":{"there":true},"additionalProperties":false}""", Verdict.Unknown)]
    [InlineData("""{"patternProperties":{"^[pt]":true},"additionalProperties":false}""", Verdict.Valid)]
    [InlineData("""{"patternProperties":{"^p":true},"additionalProperties":false}""", Verdict.Invalid)]
    public void Partially_known_objects_have_the_expected_verdict(string schema, object verdict)
    {
        var known = new Instance.Object(
            [Present("there", s_unknownLong), new(
                "perhaps", Presence.Unknown, Instance.Anything), new("absent", Presence.Absent, Instance.Anything)], isClosed: true);
        Assert.Equal(verdict, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), known));
    }

    [Theory]
    [InlineData("""{"pattern":"a"}""")]
    [InlineData("""{"format":"date"}""")]
    public void Nothing_is_known_of_a_text_that_is_not_known(string schema)
    {
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), new Instance.Unknown(SchemaTypes.String)));
        Assert.Equal(Verdict.Valid, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), new Instance.Unknown(SchemaTypes.Integer)));
    }

    [Fact]
    public void A_pattern_that_times_out_results_in_an_unknown_verdict() =>
        Assert.Equal(
            Verdict.Unknown,
            SchemaEvaluator.Evaluate(TestSchema.Parse("""{"pattern":"^(a|aa)+$"}"""), new Instance.String(new string('a', 60) + "b")));

    [Fact]
    public void The_target_of_a_reference_is_evaluated()
    {
        var document = new SchemaDocument(
            TestSchema.Parse("""{"properties":{"a":{"$ref":"k"},"next":{"$ref":"#"}}}"""),
            [new("k", TestSchema.Parse("""{"type":"string"}""")), new("#", TestSchema.Parse("""{"properties":{"a":{"$ref":"k"}}}"""))]);
        Assert.Equal(
            Verdict.Invalid,
            SchemaEvaluator.Evaluate(
                document,
                new Instance.Object(
                    [Present("next", new Instance.Object([Present("a", s_unknownLong)], isClosed: false))], isClosed: false)));
        Assert.Equal(Verdict.Valid, SchemaEvaluator.Evaluate(document, TestJson.Instance("""{"next":{"a":"x"},"a":"y"}""")));
        Assert.Equal(
            Verdict.Valid,
            SchemaEvaluator.Evaluate(document, TestJson.Instance("""{"a":5}"""), new EvaluationOptions(LenientScalars: true)));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(document.Root, TestJson.Instance("""{"a":5}""")));
    }

    [Fact]
    public void A_recursive_reference_ends_at_an_unknown_value()
    {
        var tree = new SchemaDocument(
            TestSchema.Parse("""{"properties":{"next":{"$ref":"#"},"items":{"items":{"$ref":"k"}}}}"""),
            [
                new("#", TestSchema.Parse("""{"properties":{"next":{"$ref":"#"},"items":{"items":{"$ref":"k"}}}}""")),
                new("k", TestSchema.Parse("""{"type":"object","properties":{"up":{"$ref":"#"},"same":{"$ref":"k"}}}""")),
            ]);
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(tree, Instance.Anything));
        Assert.Equal(Verdict.Unknown, SchemaEvaluator.Evaluate(tree, Instance.Object.Open));
        Assert.Equal(
            Verdict.Invalid,
            SchemaEvaluator.Evaluate(
                tree,
                new Instance.Object(
                    [Present("items", new Instance.Array([Instance.Anything, s_unknownLong], isComplete: false))], isClosed: false)));
    }

    private static InstanceMember Present(string name, Instance value) => new(name, Presence.Present, value);

    private static EvaluationResult Evaluate(params InstanceMember[] members) =>
        SchemaEvaluator.Evaluate(s_schedule, new Instance.Object(members, isClosed: true), "CRMToAEP");
}
