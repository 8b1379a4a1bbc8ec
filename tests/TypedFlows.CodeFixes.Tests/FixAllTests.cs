using Microsoft.CodeAnalysis.CodeFixes;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests that every fix repairs all diagnostics of a document, a project and a solution at once.</summary>
public class FixAllTests
{
    public static TheoryData<CodeFixProvider, string, string> EveryFix => new()
    {
        {
            new SetLegalValueFix(),
            "_ = Schedule.Minute(1, {|TFL1001:5|}); " +
            "_ = Schedule.Minute(2, {|TFL1001:6|}); " +
            "_ = new Limits { Owner = null, Step = {|TFL1001:11|} };",
            "_ = Schedule.Minute(1, 15); _ = Schedule.Minute(2, 15); _ = new Limits { Owner = null, Step = 10 };"
        },
        {
            new SetLegalValueFix(),
            "_ = new Limits { Owner = null, Name = {|TFL1004:\"abcdef\"|} }; " +
            "_ = new Fixed { Mode = {|TFL1004:Frequency.Once|} }; " +
            "_ = new Limits { Owner = null, Name = {|TFL1004:\"a\"|} };",
            "_ = new Limits { Owner = null, Name = \"abcd\" }; " +
            "_ = new Fixed { Mode = Frequency.Hour }; " +
            "_ = new Limits { Owner = null, Name = \"ax\" };"
        },
        {
            new SetLegalValueFix(),
            "_ = new Limits { Owner = null, Tags = [{|TFL1004:\"abcd\"|}, \"a\", {|TFL1004:\"abcdef\"|}] };",
            "_ = new Limits { Owner = null, Tags = [\"abc\", \"a\", \"abc\"] };"
        },
        {
            new RemoveMemberFix(),
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} }; " +
            "_ = Gate.Open(\"off\", {|TFL1002:5|});",
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once }; _ = Gate.Open(\"off\");"
        },
        {
            new RemoveMemberFix(),
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|}, {|TFL1002:Backfill = true|} }; " +
            "_ = new Either { A = 1, {|TFL1002:B = 2|} };",
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once }; _ = new Either { A = 1 };"
        },
        {
            new AddMemberFix(),
            "_ = new {|TFL1003:Schedule|} { StartTime = 1, Frequency = Frequency.Hour }; " +
            "_ = Gate.{|TFL1003:Open|}(\"full\"); " +
            "Schedule s = {|TFL1003:new|}() { StartTime = 2, Frequency = Frequency.Minute };",
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 }; " +
            "_ = Gate.Open(\"full\", label: \"x\"); " +
            "Schedule s = new() { StartTime = 2, Frequency = Frequency.Minute, Interval = 15 };"
        },
        {
            new RemoveItemsFix(),
            "_ = new Counted { Numbers = {|TFL1004:[1, 2, 1, 1]|} }; _ = new Counted { Numbers = {|TFL1004:[3, 3]|} };",
            "_ = new Counted { Numbers = [1, 2] }; _ = new Counted { Numbers = [3] };"
        },
        {
            new UseFactoryFix(),
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, {|TFL1002:Interval = 15|} }; " +
            "_ = new Schedule { StartTime = 2, Frequency = Frequency.Once, {|TFL1002:Interval = 1|} };",
            "_ = Schedule.Once(startTime: 1); _ = Schedule.Once(startTime: 2);"
        },
        {
            new LiteralEditFix(),
            """
            _ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"minute\", \"interval\": {|TFL1001:5|} }"u8);
            _ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"hour\", \"interval\": {|TFL1001:0|} }"u8);
            """,
            """
            _ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"minute\", \"interval\": 15 }"u8);
            _ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"hour\", \"interval\": 1 }"u8);
            """
        },
        {
            new LiteralEditFix(),
            """
            _ = Schedule.ParseJson(
                "{ \"startTime\": 1, \"frequency\": \"once\", {|TFL1002:\"interval\": 5|}, {|TFL1002:\"backfill\": true|} }"u8);
            """,
            """
            _ = Schedule.ParseJson(
                "{ \"startTime\": 1, \"frequency\": \"once\" }"u8);
            """
        },
        {
            new UseChoiceFix(),
            "_ = new Taker.Flow { Source = new TypedFlows.RawSource({|TFL1005:\"id-8\"|}, \"{}\") }; " +
            "_ = new Taker.Flow { Source = new TypedFlows.RawSource({|TFL1005:\"id-9\"|}, \"{}\") };",
            "_ = new Taker.Flow { Source = new TypedFlows.RawSource(Crm.Id, \"{}\") }; " +
            "_ = new Taker.Flow { Source = new TypedFlows.RawSource(Crm.Id, \"{}\") };"
        },
        {
            new UseEnumMemberFix(),
            "_ = new Schedule { StartTime = 1, Frequency = {|CS0029:\"once\"|} }; " +
            "Frequency f = {|CS0029:\"minute\"|}; " +
            "System.Console.Write(Name({|CS1503:\"HOUR\"|}));",
            "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once }; " +
            "Frequency f = Frequency.Minute; " +
            "System.Console.Write(Name(Frequency.Hour));"
        },
    };

    [Theory]
    [MemberData(nameof(EveryFix))]
    public Task A_fix_repairs_every_diagnostic_at_once(CodeFixProvider fix, string before, string after) =>
        new FixAllTest(fix, before, after).RunAsync();

    /// <summary>A diagnostic of <see cref="IncludeFieldFix"/> ends with a change of the project file, so that fix has its own tests.</summary>
    [Fact]
    public void Every_fix_is_tested() => Assert.Equal(
        Fixing.Fixes.Select(type => type.Name).Where(name => name != nameof(IncludeFieldFix)).Order(StringComparer.Ordinal),
        EveryFix.Select(row => row[0].GetType().Name).Distinct().Order(StringComparer.Ordinal));
}
