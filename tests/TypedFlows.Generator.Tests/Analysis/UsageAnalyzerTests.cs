using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>What fires, where, and what stays silent; in the assembly that holds the records and in one that references it.</summary>
public class UsageAnalyzerTests
{
    public static TheoryData<string> Statements =>
    [
        // TFL1001: constants out of range, by what the other members say.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:5|} };",
        "Schedule s = new() { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:14|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:0|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:-1|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = {|TFL1001:-(1 + 1)|} };",
        "_ = Schedule.Minute(1, {|TFL1001:5|});",
        "_ = Schedule.Minute(interval: {|TFL1001:5|}, startTime: 1);",
        "const long few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "var few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "long? few = 5; _ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = {|TFL1001:few|} };",
        "int few; few = 5; _ = Schedule.Minute(1, {|TFL1001:few|});",
        "_ = Schedule.Minute(1, {|TFL1001:Constants.Few|});",
        "_ = Schedule.Minute(1, {|TFL1001:Constants.FewAtRunTime|});",
        "_ = new Schedule { StartTime = 1, Frequency = Constants.Often, Interval = {|TFL1001:5|} };",
        "var often = Frequency.Minute; _ = new Schedule { StartTime = 1, Frequency = often, Interval = {|TFL1001:(long)5|} };",
        "_ = Schedule.Minute(1, 15) with { Interval = {|TFL1001:5|} };",
        "var start = Schedule.Minute(1, 15); _ = start with { Interval = {|TFL1001:5|} };",
        "_ = Schedule.Minute(1, flag ? {|TFL1001:5|} : 15);".Replace("{|TFL1001:5|}", "5", StringComparison.Ordinal),
        "_ = Schedule.Minute(1, {|TFL1001:flag ? 5 : 5|});",
        "_ = new Limits { Owner = null, Share = {|TFL1001:0|} };",
        "_ = new Limits { Owner = null, Share = {|TFL1001:100.5|} };",
        "_ = new Limits { Owner = null, Step = {|TFL1001:8|} };",
        "_ = new Limits { Owner = null, Columns = [new Column { Name = \"a\", Size = {|TFL1001:10|} }] };",
        "_ = new Limits { Owner = null, Columns = new[] { new Column { Name = \"a\" }, new Column { Name = \"b\", Size = {|TFL1001:10|} } } };",
        "_ = new System.Collections.Generic.List<Column> { new Column { Name = \"a\", Size = {|TFL1001:10|} } };",
        "System.Func<Schedule> f = () => Schedule.Minute(1, {|TFL1001:5|});",
        "_ = flag ? Schedule.Minute(1, {|TFL1001:5|}) : Schedule.Once(1);",

        // Wrong in every case that may be: told once, and not as a member of another case.
        "_ = new Schedule { StartTime = 1, Frequency = flag ? Frequency.Minute : Frequency.Hour, Interval = {|TFL1001:0|} };",
        "_ = unknown with { Interval = {|TFL1001:0|} };",

        // TFL1002: what must not be there, whatever its value.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|}, {|TFL1002:Backfill = true|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = number|} };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Backfill = flag|} };",
        "_ = Schedule.Once(1) with { {|TFL1002:Interval = 15|} };",
        "var hourly = Schedule.Hour(1, 1); _ = hourly {|TFL1002:with|} { Frequency = Frequency.Once };",
        "_ = new Limits { Owner = null, {|TFL1002:Legacy = new System.Text.Json.JsonElement()|} };",
        "_ = new Either { A = 1, {|TFL1002:B = 2|} };",

        // TFL1003: what must be there in this case.
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour };",
        "_ = new {|TFL1003:Specs.Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = null };",
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = default };",
        "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = default(long?) };",
        "long? none = null; _ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour, Interval = none };",
        "Schedule s = {|TFL1003:new|}() { StartTime = 1, Frequency = Frequency.Hour };",
        "var once = Schedule.Once(1); _ = once {|TFL1003:with|} { Frequency = Frequency.Hour };",

        // TFL1004: every other rule.
        "_ = new Limits { Owner = null, Name = {|TFL1004:\"a\"|} };",
        "_ = new Limits { Owner = null, Name = {|TFL1004:\"abcde\"|} };",
        "_ = new Limits { Owner = null, Note = {|TFL1004:\"abcd\"|} };",
        "_ = new Limits { Owner = null, Note = {|TFL1004:new(\"abcd\")|} };",
        "_ = new Limits { Owner = null, Secret = {|TFL1004:\"ab\"|} };",
        "_ = new Limits { Owner = null, Columns = {|TFL1004:[]|} };",
        "_ = new Limits { Owner = null, Tags = [\"a\", {|TFL1004:\"abcd\"|}] };",
        "_ = new Limits { Owner = null, Window = new {|TFL1004:Window|}() };",
        "_ = new {|TFL1004:Window|}();",

        // Silent: right.
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = 15, Backfill = false };",
        "_ = Schedule.Once(1);",
        "_ = Schedule.Minute(1, 15);",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = null, Backfill = default };",
        "_ = Schedule.Once(1) with { Frequency = Frequency.Hour, Interval = 1 };",
        "_ = new Limits { Owner = null, Share = 0.1, Step = 10, Name = \"abc\", Note = null, Secret = \"abc\", Tags = [] };",
        "_ = new Limits { Owner = \"me\", Columns = [new() { Name = \"a\", Size = 9 }], Window = new() { From = 1 } };",
        "_ = new Either { A = 1, B = null };",

        // Silent: not known.
        "_ = Schedule.Minute(1, number);",
        "_ = new Schedule { StartTime = 1, Frequency = any, Interval = 0 - number };",
        "_ = new Schedule { StartTime = 1, Frequency = any };",
        "_ = new Schedule { StartTime = 1, Frequency = any, Interval = 5 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = maybe };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = maybe };",
        "var few = 5; few = 20; _ = Schedule.Minute(1, few);",
        "var few = 5; few += 20; _ = Schedule.Minute(1, few);",
        "var few = 5; few++; _ = Schedule.Minute(1, few);",
        "var few = 5; Change(ref few); _ = Schedule.Minute(1, few);",
        "var few = 5; (few, _) = (20, 1); _ = Schedule.Minute(1, few);",
        "var few = 5; System.Action a = () => few = 20; a(); _ = Schedule.Minute(1, few);",
        "_ = Schedule.Minute(1, Constants.Changes);",
        "_ = Schedule.Minute(1, Constants.SetTwice);",
        "_ = unknown with { Interval = 5 };",
        "_ = new Limits { Owner = null, Tags = [.. tags, \"a\"], Name = text };",
        "_ = new Limits { Owner = null, Columns = columns };",
        "_ = new Schedule { StartTime = 1, Frequency = (Frequency)number, Interval = 5 };",
        "_ = new Schedule { StartTime = 1, Frequency = default, Interval = 5 };",
        "System.Linq.Expressions.Expression<System.Func<Schedule>> e = () => Schedule.Minute(1, 5, null);",
        "_ = nameof(Schedule.Interval);",
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task In_the_assembly_of_the_records(string statement)
    {
        var marked = Marked.Parse(Program(statement));
        await CheckAsync(marked, Compilations.Create("App", marked.Code, Records.Source));
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task In_an_assembly_that_references_it(string statement)
    {
        var marked = Marked.Parse(Program(statement));
        await CheckAsync(marked, Compilations.Create("App", marked.Code).AddReferences(s_records.Value));
    }

    [Theory]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = 5, AdditionalProperties = extra }", "TFL1001")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, AdditionalProperties = null }", "TFL1003")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, AdditionalProperties = extra }", "TFL1003")]
    public async Task Members_beside_the_declared_ones_hide_none_of_those(string statement, string id)
    {
        var found = await FindAsync(Compilations.Create("App", Program(statement + ";"), Records.Source));
        Assert.Equal(id, Assert.Single(found).Id);
    }

    [Fact]
    public async Task The_message_names_the_rule_and_the_spec()
    {
        var found = await FindAsync(Compilations.Create("App", Program("_ = Schedule.Minute(1, 5);"), Records.Source));
        var message = Assert.Single(found).GetMessage(null);
        Assert.Contains("CRMToAEP", message, StringComparison.Ordinal);
        Assert.Contains("15", message, StringComparison.Ordinal);
        Assert.Contains("minute", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = Missing() };")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = };")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Inter };")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.")]
    [InlineData("_ = Schedule.Minute(1, 5")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, ")]
    [InlineData("_ = new Schedule { StartTime = 1, Interval = 5 };")]
    [InlineData("_ = new Schedule();")]
    public async Task Half_typed_code_is_silent(string statement) =>
        Assert.Empty(await FindAsync(Compilations.Create("App", Program(statement), Records.Source)));

    [Fact]
    public async Task Generated_code_is_silent() =>
        Assert.Empty(await FindAsync(Compilations.Create("App", "// <auto-generated/>\n" + Program("_ = Schedule.Minute(1, 5);"), Records.Source)));

    [Fact]
    public async Task Field_initializers_and_expression_bodies_are_judged()
    {
        var marked = Marked.Parse("""
            using Specs;
            class C(Schedule s)
            {
                private static readonly Schedule Field = Schedule.Minute(1, {|TFL1001:5|});
                public Schedule Property { get; } = Schedule.Minute(1, {|TFL1001:6|});
                public Schedule Body() => Schedule.Minute(1, {|TFL1001:7|});
                public C() : this(Schedule.Minute(1, {|TFL1001:8|})) { }
                public Schedule S => s;
            }
            """);
        await CheckAsync(marked, Compilations.Create("App", marked.Code, Records.Source));
    }

    [Fact]
    public async Task Without_the_library_nothing_is_asked()
    {
        var compilation = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText("class C { object o = new(); }")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        Assert.Empty(await FindAsync(compilation));
    }

    private static readonly Lazy<MetadataReference> s_records = new(() => Compilations.Create("Records", Records.Source).ToReference());

    private static string Program(string statement) => $$"""
        using Specs;

        static class Constants
        {
            public const long Few = 5;
            public static readonly int FewAtRunTime = 5;
            public static readonly Frequency Often = Frequency.Minute;
            public static int Changes = 5;
        }

        static class Program
        {
            static void Change(ref int value) => value = 20;

            static void Run(bool flag, long number, long? maybe, Frequency any, Schedule unknown, string text, string[] tags,
                System.Collections.Generic.IReadOnlyList<Column> columns,
                System.Collections.Generic.Dictionary<string, System.Text.Json.JsonElement> extra)
            {
                {{statement}}
            }
        }
        """.Replace("Constants.SetTwice", "Twice.Set", StringComparison.Ordinal) + """

        static class Twice
        {
            public static readonly int Set = 5;
            static Twice() { Set = 20; }
        }
        """;

    private static async Task CheckAsync(Marked marked, Compilation compilation)
    {
        Assert.Empty(compilation.Errors());
        var found = await FindAsync(compilation);
        Assert.Equal(
            marked.Expected.OrderBy(e => e.Span).Select(e => $"{e.Id} {marked.Code.Substring(e.Span.Start, e.Span.Length)}"),
            found.OrderBy(d => d.Location.SourceSpan).Select(d => $"{d.Id} {d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)}"));
        Assert.Equal(marked.Expected.Select(e => e.Span).Order(), found.Select(d => d.Location.SourceSpan).Order());
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Compilation compilation) =>
        await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
}
