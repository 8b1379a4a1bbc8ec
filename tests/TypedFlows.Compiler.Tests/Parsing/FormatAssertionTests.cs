using TypedFlows.Compiler.Evaluation;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Tests.Parsing;

public sealed class FormatAssertionTests
{
    [Theory]
    [InlineData(null, null, "ipv4", true)]
    [InlineData("true", "", "ipv4", true)]
    [InlineData("nonsense", "", "ipv4", true)]
    [InlineData("false", "", "ipv4", false)]
    [InlineData(" FALSE ", "", "ipv4", false)]
    [InlineData("", "ipv4", "ipv4", false)]
    [InlineData("", " uri ;\n ipv4,date", "ipv4", false)]
    [InlineData("", "ipv6", "ipv4", true)]
    [InlineData("", "IPV4", "ipv4", true)]
    [InlineData("false", "", "password", true)]
    [InlineData("", "color", "color", true)]
    public void A_format_stays_unless_it_is_turned_off(string? assertion, string? ignored, string format, bool stays) =>
        Assert.Equal(stays, FormatAssertion.Of(assertion, ignored).Keeps(format));

    [Fact]
    public void A_disabled_format_rejects_nothing_at_any_location()
    {
        const string Schema =
            """{"properties":{"a":{"$ref":"#/definitions/a"},"b":{"items":{"not":{"format":"date"}}}}"""
                + ""","definitions":{"a":{"format":"date"}}}""";
        const string Document = """{"a":"x","b":["2024-05-01"]}""";
        Assert.Equal(Verdict.Invalid, Check(FormatAssertion.All));
        Assert.Equal(Verdict.Invalid, Check(FormatAssertion.Except(["time"])));

        // A rule that rejects everything is independent of formats.
        Assert.Equal(["/properties/b/items/not"], Violations(FormatAssertion.Except(["date"])));
        Assert.Equal(["/properties/b/items/not"], Violations(FormatAssertion.None));

        Verdict Check(FormatAssertion formats) => Evaluate(formats).Verdict;
        IEnumerable<string> Violations(FormatAssertion formats) => Evaluate(formats).Violations.Select(v => v.SchemaPath);
        EvaluationResult Evaluate(FormatAssertion formats) => SchemaEvaluator.Evaluate(
            SpecParser.ParseDocument(Schema, [], null, formats)!, InstanceReader.Read(
                new SourceFile("document", Document).Json.Root), string.Empty);
    }

    [Fact]
    public void Turned_off_is_every_format_that_refuses() =>
        Assert.All(StringFormats.Names, format => Assert.False(FormatAssertion.None.Keeps(format)));
}
