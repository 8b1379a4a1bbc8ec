using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Tests.Evaluation;

/// <summary>
/// Tests the keywords of objects for each knowledge about a property: <c>a=1</c> is there with a known value, <c>a=?</c> is there with an
/// unknown integer, <c>a?=1</c> may be there, and <c>a!</c> is not. Three dots stand for unlisted properties that may be there.
/// </summary>
public sealed class ObjectKeywordTests
{
    private const string Properties = """{"properties":{"a":{"minimum":3}}}""";
    private const string Required = """{"required":["a"]}""";
    private const string Closed = """{"properties":{"a":true},"additionalProperties":false}""";
    private const string Others = """{"additionalProperties":{"minimum":3}}""";
    private const string Pattern = """{"patternProperties":{"^p":{"minimum":3}}}""";
    private const string Patterns = """{"patternProperties":{"^a":true,"b$":true},"additionalProperties":false}""";
    private const string Whole =
        """{"properties":{"a":{"minimum":3}},"required":["a","b"],"additionalProperties":{"minimum":3},"dependencies":{"d":["e"]}}""";
    private const string All =
        """
        {"properties":{"a":{"minimum":3},"b":{"minimum":3}},"required":["x","y"],"patternProperties":{"^c":{"minimum":3}},
        "additionalProperties":{"minimum":3},"dependencies":{"a":["z"]}}
        """;

    [Theory]
    [InlineData(Properties, "", "Valid")]
    [InlineData(Properties, "a=5", "Valid")]
    [InlineData(Properties, "a=?", "Unknown")]
    [InlineData(Properties, "a?=5", "Valid")]
    [InlineData(Properties, "a?=1", "Unknown")]
    [InlineData(Properties, "a?=?", "Unknown")]
    [InlineData(Properties, "a!", "Valid")]
    [InlineData(Properties, "...", "Unknown")]
    [InlineData(Properties, "a! ...", "Valid")]
    [InlineData(Properties, "a=5 ...", "Valid")]
    [InlineData(Properties, "b=1", "Valid")]
    [InlineData(Required, "a=1", "Valid")]
    [InlineData(Required, "a=?", "Valid")]
    [InlineData(Required, "a?=1", "Unknown")]
    [InlineData(Required, "...", "Unknown")]
    [InlineData(Closed, "", "Valid")]
    [InlineData(Closed, "a=1", "Valid")]
    [InlineData(Closed, "b?=1", "Unknown")]
    [InlineData(Closed, "b!", "Valid")]
    [InlineData(Closed, "...", "Unknown")]
    [InlineData(Others, "b=5", "Valid")]
    [InlineData(Others, "b=?", "Unknown")]
    [InlineData(Others, "b?=5", "Valid")]
    [InlineData(Others, "b?=1", "Unknown")]
    [InlineData(Others, "b=5 ...", "Unknown")]
    [InlineData("""{"additionalProperties":true}""", "b=1 ...", "Valid")]
    [InlineData(Pattern, "p=5", "Valid")]
    [InlineData(Pattern, "p=?", "Unknown")]
    [InlineData(Pattern, "p?=5", "Valid")]
    [InlineData(Pattern, "p?=1", "Unknown")]
    [InlineData(Pattern, "p! q=1", "Valid")]
    [InlineData(Pattern, "q?=1", "Valid")]
    [InlineData(Pattern, "q=1 ...", "Unknown")]
    [InlineData("""{"patternProperties":{"^p":true}}""", "q=1 ...", "Valid")]
    [InlineData(Patterns, "ab=1 a=1 b=1", "Valid")]
    [InlineData(Patterns, "x?=1", "Unknown")]
    [InlineData("""{"patternProperties":{"(":{"minimum":3}}}""", "p=5", "Valid")]
    [InlineData("""{"patternProperties":{"(":{"minimum":3}}}""", "p=1", "Unknown")]
    [InlineData("""{"patternProperties":{"(":true},"additionalProperties":false}""", "p=1", "Unknown")]
    [InlineData("""{"patternProperties":{"(":true},"additionalProperties":{"minimum":3}}""", "p=5", "Valid")]
    [InlineData("""{"patternProperties":{"(":true,"^p":true},"additionalProperties":false}""", "p=1", "Valid")]
    [InlineData(Whole, "a=5 b=5", "Valid")]
    [InlineData(Whole, "a=5 b=?", "Unknown")]
    [InlineData(Whole, "a=5 b?=5", "Unknown")]
    [InlineData(Whole, "a?=5 b=5", "Unknown")]
    [InlineData(Whole, "a?=1 b=5", "Unknown")]
    [InlineData(Whole, "a=5 b=5 c?=1", "Unknown")]
    [InlineData(Whole, "a=5 b=5 c?=5", "Valid")]
    [InlineData(Whole, "a=5 b=5 c! d!", "Valid")]
    [InlineData(Whole, "a=5 b=5 c=5 d?=5", "Unknown")]
    [InlineData(All, "a=5 b=5 c=5 d=5 x=5 y=5 z=5 w=5", "Valid")]
    [InlineData(All, "a=5 b=5 c=5 d=5 x=5 y=5 z?=5", "Unknown")]
    [InlineData("""{"properties":{"a":true},"required":["a"],"dependencies":{"a":["b"]}}""", "a=1 b=1", "Valid")]
    public void An_object_is_valid_or_unknown(string schema, string properties, string verdict)
    {
        var found = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), Read(properties), "Spec");
        Assert.Equal((verdict, 0), (found.Verdict.ToString(), found.Violations.Count));
        Assert.Equal(verdict, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), Read(properties)).ToString());
    }

    [Theory]
    [InlineData(Properties, "a=1", "/a /properties/a/minimum")]
    [InlineData(Properties, "a=1 ...", "/a /properties/a/minimum")]
    [InlineData("""{"properties":{"a":{"minimum":3},"b":{"minimum":3}}}""", "a?=1 b=1 c=1", "/b /properties/b/minimum")]
    [InlineData(Required, "", " /required a")]
    [InlineData(Required, "a!", " /required a")]
    [InlineData(Required, "a! ...", " /required a")]
    [InlineData(Required, "b=1", " /required a")]
    [InlineData(Closed, "b=1", "/b /additionalProperties b")]
    [InlineData(Closed, "a=1 b=? c?=1 d=1", "/b /additionalProperties b", "/d /additionalProperties d")]
    [InlineData(Closed, "b=1 ...", "/b /additionalProperties b")]
    [InlineData(Others, "b=1 c!", "/b /additionalProperties/minimum")]
    [InlineData(Pattern, "p=1 q=1", "/p /patternProperties/^p/minimum")]
    [InlineData(Pattern, "p1=? p=1 ...", "/p /patternProperties/^p/minimum")]
    [InlineData(Patterns, "x=1", "/x /additionalProperties x")]
    [InlineData("""{"patternProperties":{"^p":false,"(":{"minimum":3}}}""", "p=1", "/p /patternProperties/^p")]
    [InlineData(Whole, "a=5", " /required b")]
    [InlineData(Whole, "b=5 a!", " /required a")]
    [InlineData(Whole, "a=1 b=5", "/a /properties/a/minimum")]
    [InlineData(Whole, "a=5 b=1", "/b /additionalProperties/minimum")]
    [InlineData(Whole, "a=5 b=5 c=1", "/c /additionalProperties/minimum")]
    [InlineData(Whole, "a=5 b=5 c=5 d=5", " /dependencies/d e")]
    [InlineData(Whole, "a=? c=1", " /required b", "/c /additionalProperties/minimum")]
    [InlineData(
        All, "a=1 b=1 c1=1 c2=1 d=1 e=1", "/a /properties/a/minimum", "/b /properties/b/minimum", " /required x", " /required y",
        "/c1 /patternProperties/^c/minimum", "/c2 /patternProperties/^c/minimum", "/d /additionalProperties/minimum",
        "/e /additionalProperties/minimum", " /dependencies/a z")]
    [InlineData("""{"properties":{"a":true},"required":["a"],"dependencies":{"a":["b"]}}""", "a=1", " /dependencies/a b")]
    public void An_object_has_violations(string schema, string properties, params string[] violations)
    {
        var parsed = TestSchema.Parse(schema);
        var found = SchemaEvaluator.Evaluate(parsed, Read(properties), "Spec");
        Assert.Equal(Verdict.Invalid, found.Verdict);
        Assert.Equal(violations, found.Violations.Select(Text));
        Assert.All(found.Violations, each => Assert.StartsWith("Spec: ", each.Message, StringComparison.Ordinal));
        var first = SchemaEvaluator.Evaluate(parsed, Read(properties), "Spec", new EvaluationOptions(StopAtFirst: true));
        Assert.Equal(violations.Take(1), first.Violations.Select(Text));
        Assert.Equal(Verdict.Invalid, SchemaEvaluator.Evaluate(parsed, Read(properties)));
    }

    [Theory]
    [InlineData("""{"properties":{"a":false}}""", SchemaTypes.Object, nameof(Verdict.Unknown))]
    [InlineData("""{"properties":{"a":true}}""", SchemaTypes.Object, nameof(Verdict.Valid))]
    [InlineData("""{"required":["a"]}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("""{"required":["a"]}""", SchemaTypes.Object | SchemaTypes.Null, nameof(Verdict.Unknown))]
    [InlineData("""{"required":["a"]}""", SchemaTypes.Integer | SchemaTypes.Array, nameof(Verdict.Valid))]
    [InlineData("""{"patternProperties":{"a":false}}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("""{"additionalProperties":false}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("""{"minProperties":1}""", SchemaTypes.None, nameof(Verdict.Unknown))]
    [InlineData("""{"minProperties":1}""", SchemaTypes.Null, nameof(Verdict.Valid))]
    [InlineData("""{"minimum":1}""", SchemaTypes.Object, nameof(Verdict.Valid))]
    public void A_value_that_may_be_an_object_is_valid_if_every_object_is(string schema, object types, string verdict)
    {
        var value = new Instance.Unknown((SchemaTypes)types);
        var found = SchemaEvaluator.Evaluate(TestSchema.Parse(schema), value, "Spec");
        Assert.Equal((verdict, 0), (found.Verdict.ToString(), found.Violations.Count));
        Assert.Equal(verdict, SchemaEvaluator.Evaluate(TestSchema.Parse(schema), value).ToString());
    }

    private static string Text(SchemaViolation violation) =>
        $"{violation.InstancePath} {violation.SchemaPath}{(violation.Property is { } name ? " " + name : string.Empty)}";

    private static Instance.Object Read(string properties)
    {
        var parts = properties.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new([.. parts.Where(part => part != "...").Select(Member)], isClosed: !parts.Contains("..."));

        static InstanceMember Member(string text)
        {
            if (text.EndsWith('!'))
            {
                return new(text[..^1], Presence.Absent, Instance.Anything);
            }

            var (name, value) = (text[..text.IndexOf('=', StringComparison.Ordinal)], text[^1]);
            return new(
                name.TrimEnd('?'),
                name.EndsWith('?') ? Presence.Unknown : Presence.Present,
                value == '?' ? new Instance.Unknown(SchemaTypes.Integer) : new Instance.Number(JsonDecimal.FromInt64(value - '0')));
        }
    }
}
