using System.Text.Json;
using TypedFlows.Conformance;
using TypedFlows.Conformance.Xdm;

namespace TypedFlows.Compiler.Tests.Agreement;

/// <summary>Tests which results of an engine the runner accepts, and which folders and options.</summary>
public sealed class XdmRunTests
{
    private const string Valid = """{ "a": 1 }""";
    private const string Invalid = """{ "b": 1 }""";

    private static readonly RecordViolation s_extra = RecordViolation.Create("/b", "additionalProperties", "'b' is not declared");
    private static readonly RecordViolation s_required = RecordViolation.Create("", "required", "the schema: 'a' is required");

    [Fact]
    public async Task A_run_counts_each_record_and_names_each_failure()
    {
        var extra = new ExpectedViolation("#", "additionalProperties", "b");
        var set = new XdmSet(
            [
                new XdmSchemaTests(
                    "one", "{}",
                    [
                        new XdmRecord("valid/v.json", Valid, null),
                        new XdmRecord("valid/w.json", Invalid, null),
                        new XdmRecord("invalid/i.json", Invalid, extra),
                    ]),
            ]);
        await using var engine = new StubEngine(record => record == Valid ? new RecordResult([]) : new RecordResult([s_extra]));
        using var output = new StringWriter();

        Assert.Equal(new Tally(2, 1), await XdmRun.RunAsync(engine, set, output));
        Assert.Equal(
            "FAILED stub: one/valid/w.json: expected valid, got additionalProperties of 'b' at # ('b' is not declared)",
            output.ToString().TrimEnd());
    }

    [Fact]
    public async Task An_exception_of_an_engine_fails_the_record()
    {
        var set = new XdmSet([new XdmSchemaTests("one", "{}", [new XdmRecord("valid/v.json", Valid, null)])]);
        await using var engine = new StubEngine(_ => throw new InvalidOperationException("broken"));
        using var output = new StringWriter();
        Assert.Equal(new Tally(0, 1), await XdmRun.RunAsync(engine, set, output));
        Assert.Contains("InvalidOperationException: broken", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_valid_record_has_no_violation_and_no_other_failure()
    {
        Assert.True(new RecordResult([]).Satisfies(null));
        Assert.False(new RecordResult([s_extra]).Satisfies(null));
        Assert.False(RecordResult.Failed("changed").Satisfies(null));
    }

    [Fact]
    public void An_invalid_record_has_exactly_the_expected_violation()
    {
        var extra = new ExpectedViolation("#", "additionalProperties", "b");
        Assert.True(new RecordResult([s_extra]).Satisfies(extra));
        Assert.False(new RecordResult([]).Satisfies(extra));
        Assert.False(new RecordResult([s_extra, s_required]).Satisfies(extra));
        Assert.False(new RecordResult([s_extra], "an invalid record is read").Satisfies(extra));
        Assert.False(new RecordResult([s_extra]).Satisfies(extra with { Key = "c" }));
        Assert.False(new RecordResult([s_extra]).Satisfies(extra with { Pointer = "#/b" }));
        Assert.False(new RecordResult([s_extra]).Satisfies(extra with { Keyword = "required" }));
        Assert.True(new RecordResult([s_required]).Satisfies(new ExpectedViolation("#", "required", "a")));
        Assert.False(new RecordResult([s_required]).Satisfies(new ExpectedViolation("#", "required", "b")));
    }

    [Fact]
    public void The_name_of_an_extra_property_is_unescaped() => Assert.True(
        new RecordResult([RecordViolation.Create("/o/a~1b~0c", "additionalProperties", "")])
            .Satisfies(new ExpectedViolation("#/o", "additionalProperties", "a/b~c")));

    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{"b":[true,null],"a":1.0}""", null)]
    [InlineData("""{"a":1e3}""", """{"a":1000}""", null)]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""", "9007199254740993 becomes 9007199254740992 at #/a")]
    [InlineData("""["\u0041"]""", """["A"]""", null)]
    [InlineData("""["2026-01-01T00:00:00+00:00"]""", """["2026-01-01T00:00:00Z"]""",
        "\"2026-01-01T00:00:00+00:00\" becomes \"2026-01-01T00:00:00Z\" at #/0")]
    [InlineData("""{"a/b":1}""", "{}", "#/a~1b is lost")]
    [InlineData("{}", """{"a":null}""", "#/a is added")]
    [InlineData("[1]", "[1,2]", "[1] becomes [1,2] at #")]
    [InlineData("[true]", "[false]", "true becomes false at #/0")]
    [InlineData("[1]", "[\"1\"]", "1 becomes \"1\" at #/0")]
    public void Documents_are_compared_exactly(string original, string copy, string? expected)
    {
        using var left = JsonDocument.Parse(original);
        using var right = JsonDocument.Parse(copy);
        Assert.Equal(expected, JsonDifference.Find(left.RootElement, right.RootElement));
    }

    [Fact]
    public void A_record_without_an_expectation_is_reported()
    {
        using var folder = new TemporaryFolder();
        WriteSet(folder, """{ "valid": { "v.json": "" }, "invalid": {} }""");
        Assert.Single(Assert.Single(XdmSet.Load(folder.Path).Schemas).Records);
        folder.Write("records/one/invalid/i.json", Invalid);
        var exception = Assert.Throws<InvalidDataException>(() => XdmSet.Load(folder.Path));
        Assert.Contains("invalid/i.json", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "valid": { "v.json": "", "w.json": "" }, "invalid": {} }""")]
    [InlineData("""{ "valid": { "v.json": "" } }""")]
    [InlineData("""{ "valid": ["v.json"], "invalid": {} }""")]
    [InlineData("""{ "valid": { "v.json": "" }, "invalid": { "../valid/v.json": { "pointer": "#" } } }""")]
    [InlineData("{")]
    public void Expectations_that_do_not_fit_the_records_are_reported(string expected)
    {
        using var folder = new TemporaryFolder();
        WriteSet(folder, expected);
        var exception = Record.Exception(() => XdmSet.Load(folder.Path));
        Assert.True(exception is IOException or InvalidDataException, exception?.ToString());
    }

    [Fact]
    public async Task The_exit_code_tells_a_failure_from_invalid_arguments()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, await ConformanceCommand.RunAsync([]));
        Assert.Equal(2, await ConformanceCommand.RunAsync(["--xdm", folder.Path]));
        Assert.Equal(2, await ConformanceCommand.RunAsync(["--xdm", folder.Path, "--suite", folder.Path]));
        Assert.Equal(2, await ConformanceCommand.RunAsync(["--xdm", Repository.Full("tests/Conformance/xdm"), "--optional"]));
        Assert.Equal(2, await ConformanceCommand.RunAsync(["--xdm", Repository.Full("tests/Conformance/xdm"), "--engine", "other"]));
        WriteSet(folder, """{ "valid": { "v.json": "" }, "invalid": {} }""");
        Assert.Equal(1, await ConformanceCommand.RunAsync(["--xdm", folder.Path, "--engine", "evaluator"]));
        Assert.Equal(
            0, await ConformanceCommand.RunAsync(["--xdm", Repository.Full("tests/Conformance/xdm"), "--engine", "evaluator"]));
    }

    private static void WriteSet(TemporaryFolder folder, string expected)
    {
        folder.Write("answers/one.json", "{");
        folder.Write("records/one/valid/v.json", Valid);
        folder.Write("records/one/expected.json", expected);
    }

    private sealed class StubEngine(Func<string, RecordResult> check) : IXdmEngine
    {
        public string Name => "stub";

        public ValueTask<CheckRecord> PrepareAsync(string name, string schema) =>
            ValueTask.FromResult<CheckRecord>(record => ValueTask.FromResult(check(record)));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
