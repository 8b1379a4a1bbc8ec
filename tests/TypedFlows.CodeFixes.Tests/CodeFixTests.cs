using static TypedFlows.CodeFixes.Tests.Fixing;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Tests that each fix results in code that compiles without the diagnostic.</summary>
public class CodeFixTests
{
    [Theory]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once };")]
    [InlineData(
        "_ = new Schedule { Interval = 15, StartTime = 1, Frequency = Frequency.Once };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once };")]
    [InlineData(
        "_ = Schedule.Once(1) with { Backfill = true };",
        "_ = Schedule.Once(1) with { };")]
    [InlineData(
        "var hourly = Schedule.Hour(1, 1); _ = hourly with { Frequency = Frequency.Once };",
        "var hourly = Schedule.Hour(1, 1); _ = hourly with { Frequency = Frequency.Once, Interval = null };")]
    [InlineData(
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Once,
                    Interval = 15,
                };
        """,
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Once,
                };
        """)]
    public async Task Removes_the_forbidden_member(string before, string after) =>
        Assert.Equal(after, await FixAsync(new RemoveMemberFix(), before));

    [Theory]
    [InlineData("_ = Schedule.Minute(1, 5);", "_ = Schedule.Minute(1, 15);")]
    [InlineData("_ = Schedule.Minute(1, interval: 5, true);", "_ = Schedule.Minute(1, interval: 15, true);")]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = -3 };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 };")]
    [InlineData("_ = new Limits { Owner = null, Share = 101.5 };", "_ = new Limits { Owner = null, Share = 100 };")]
    [InlineData("_ = new Limits { Owner = null, Share = 0 };", "_ = new Limits { Owner = null, Share = 1 };")]
    [InlineData("_ = new Limits { Owner = null, Step = 11 };", "_ = new Limits { Owner = null, Step = 10 };")]
    [InlineData("_ = new Limits { Owner = null, Step = 4 };", "_ = new Limits { Owner = null, Step = 10 };")]
    [InlineData("_ = new Limits { Owner = null, Columns = [] };", "_ = new Limits { Owner = null, Columns = [new() { Name = \"\" }] };")]
    [InlineData("_ = new Counted { Words = new List<string>() };", "_ = new Counted { Words = [\"\"] };")]
    [InlineData(
        "var t = Schedule.Hour(1, 5); _ = t with { Frequency = Frequency.Minute };",
        "var t = Schedule.Hour(1, 5); _ = t with { Frequency = Frequency.Minute, Interval = 15 };")]
    [InlineData("_ = new Limits { Owner = null, Note = \"abcd\" };", "_ = new Limits { Owner = null, Note = \"abc\" };")]
    public async Task Sets_the_nearest_legal_value(string before, string after) =>
        Assert.Equal(after, await FixAsync(new SetLegalValueFix(), before));

    [Theory]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 };")]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, };",
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Minute, Interval = 15, };")]
    [InlineData(
        "Schedule s = new() { StartTime = 1, Frequency = Frequency.Minute };",
        "Schedule s = new() { StartTime = 1, Frequency = Frequency.Minute, Interval = 15 };")]
    [InlineData(
        "var once = Schedule.Once(1); _ = once with { Frequency = Frequency.Minute };",
        "var once = Schedule.Once(1); _ = once with { Frequency = Frequency.Minute, Interval = 15 };")]
    [InlineData(
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Hour
                };
        """,
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Hour,
                    Interval = 1
                };
        """)]
    [InlineData(
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Hour,
                };
        """,
        """
        _ = new Schedule
                {
                    StartTime = 1,
                    Frequency = Frequency.Hour,
                    Interval = 1,
                };
        """)]
    public async Task Adds_the_missing_member(string before, string after) =>
        Assert.Equal(after, await FixAsync(new AddMemberFix(), before));

    [Theory]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15 };",
        "_ = Schedule.Once(startTime: 1);")]
    [InlineData(
        "_ = new Schedule { Frequency = Frequency.Minute, StartTime = 1 };",
        "_ = Schedule.Minute(startTime: 1, interval: 15);")]
    [InlineData(
        "Schedule s = new() { Frequency = Frequency.Hour, StartTime = 1, Backfill = flag };",
        "Schedule s = Schedule.Hour(startTime: 1, interval: 1, backfill: flag);")]
    public async Task Uses_the_factory_of_the_case(string before, string after) =>
        Assert.Equal(after, await FixAsync(new UseFactoryFix(), before));

    [Theory]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15, AdditionalProperties = extra };")]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15, Backfill = true };")]
    [InlineData("const Frequency f = Frequency.Once; _ = new Schedule { StartTime = 1, Frequency = f, Interval = 15 };")]
    public async Task Offers_no_factory_that_would_lose_a_property(string code)
    {
        var document = Document(code);
        foreach (var diagnostic in await DiagnosticsAsync(document))
        {
            Assert.Empty(await ActionsAsync(new UseFactoryFix(), document, diagnostic));
        }
    }

    [Theory]
    [InlineData(
        "_ = Schedule.Hour(1, 1, backfill: null) with { Backfill = true, Frequency = Frequency.Once, Interval = null };",
        "_ = Schedule.Hour(1, 1, backfill: null) with { Frequency = Frequency.Once, Interval = null };")]
    [InlineData("_ = Gate.Open(\"off\", size: 5);", "_ = Gate.Open(\"off\");")]
    [InlineData("_ = Gate.Open(\"off\", 5);", "_ = Gate.Open(\"off\");")]
    public async Task Removes_the_forbidden_property_from_every_syntax(string before, string after) =>
        Assert.Equal(after, await FixAsync(new RemoveMemberFix(), before));

    [Theory]
    [InlineData("_ = Gate.Open(\"full\");", "_ = Gate.Open(\"full\", label: \"x\");")]
    [InlineData(
        "_ = new Limits { Owner = null, Window = new() { From = Gate.Open(\"full\").Size } };",
        "_ = new Limits { Owner = null, Window = new() { From = Gate.Open(\"full\", label: \"x\").Size } };")]
    [InlineData("_ = Gate.Open(\"full\", null, label: null);", "_ = Gate.Open(\"full\", null, label: \"x\");")]
    public async Task Adds_the_missing_argument(string before, string after) =>
        Assert.Equal(after, await FixAsync(new AddMemberFix(), before));

    [Theory]
    [InlineData(
        """"_ = Schedule.ParseJson("""{ "startTime": 1, "frequency": "minute", "interval": 5 }"""u8);"""",
        """"_ = Schedule.ParseJson("""{ "startTime": 1, "frequency": "minute", "interval": 15 }"""u8);"""")]
    [InlineData(
        """_ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"Minutes\", \"interval\": 15 }"u8);""",
        """_ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"minute\", \"interval\": 15 }"u8);""")]
    [InlineData(
        """_ = Schedule.ParseJson(@"{ ""startTime"": 1, ""frequency"": ""once"", ""interval"": 15 }"u8);""",
        """_ = Schedule.ParseJson(@"{ ""startTime"": 1, ""frequency"": ""once"" }"u8);""")]
    [InlineData(
        """_ = Schedule.ParseJson(@"{ ""interval"": 15, ""startTime"": 1, ""frequency"": ""once"" }"u8);""",
        """_ = Schedule.ParseJson(@"{ ""startTime"": 1, ""frequency"": ""once"" }"u8);""")]
    [InlineData(
        """_ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"hour\" }"u8);""",
        """_ = Schedule.ParseJson("{ \"startTime\": 1, \"frequency\": \"hour\", \"interval\": 1 }"u8);""")]
    public async Task Mends_the_json_inside_its_literal(string before, string after) =>
        Assert.Equal(after, await FixAsync(new LiteralEditFix(), before));

    [Fact]
    public async Task Uses_a_connector_that_the_flow_takes() => Assert.Equal(
        "_ = new Taker.Flow { Source = new TypedFlows.RawSource(Crm.Id, \"{}\") };",
        await FixAsync(new UseChoiceFix(), "_ = new Taker.Flow { Source = new TypedFlows.RawSource(\"id-9\", \"{}\") };"));

    [Theory]
    [InlineData(
        "_ = new Schedule { StartTime = 1, Frequency = \"once\" };", "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once };")]
    [InlineData("_ = new Fixed { Mode = \"HOUR\" };", "_ = new Fixed { Mode = Frequency.Hour };")]
    [InlineData("Frequency f = \"minute\";", "Frequency f = Frequency.Minute;")]
    [InlineData("System.Console.Write(Name(\"hour\"));", "System.Console.Write(Name(Frequency.Hour));")]
    public async Task Replaces_the_text_with_the_enum_member(string before, string after)
    {
        var document = Document(before);
        var error = (await document.Project.GetCompilationAsync())!.Errors().First();
        var changed = await ApplyAsync(Assert.Single(await ActionsAsync(new UseEnumMemberFix(), document, error)), document);
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Equal(after, Between((await changed.GetTextAsync()).ToString()));
    }

    [Fact]
    public async Task A_legal_member_of_an_enum_is_named_as_code_names_it() =>
        Assert.Equal(
            "_ = new Fixed { Mode = Frequency.Hour };", await FixAsync(new SetLegalValueFix(), "_ = new Fixed { Mode = Frequency.Once };"));
}
