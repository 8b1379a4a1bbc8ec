using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.CodeFixes.Tests;

/// <summary>Each fix gives code that compiles and has the diagnostic no more.</summary>
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
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = -3 };", "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour, Interval = 1 };")]
    [InlineData("_ = new Limits { Owner = null, Share = 101.5 };", "_ = new Limits { Owner = null, Share = 100 };")]
    [InlineData("_ = new Limits { Owner = null, Share = 0 };", "_ = new Limits { Owner = null, Share = 1 };")]
    [InlineData("_ = new Limits { Owner = null, Step = 11 };", "_ = new Limits { Owner = null, Step = 10 };")]
    [InlineData("_ = new Limits { Owner = null, Step = 4 };", "_ = new Limits { Owner = null, Step = 10 };")]
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
    public async Task Offers_no_factory_where_it_would_lose_a_member(string code)
    {
        var document = Document(code);
        foreach (var diagnostic in await DiagnosticsAsync(document))
        {
            Assert.Empty(await ActionsAsync(new UseFactoryFix(), document, diagnostic));
        }
    }

    [Theory]
    [InlineData("_ = Schedule.Hour(1, 1, backfill: null) with { Backfill = true, Frequency = Frequency.Once, Interval = null };", "_ = Schedule.Hour(1, 1, backfill: null) with { Frequency = Frequency.Once, Interval = null };")]
    [InlineData("_ = Gate.Open(\"off\", size: 5);", "_ = Gate.Open(\"off\");")]
    [InlineData("_ = Gate.Open(\"off\", 5);", "_ = Gate.Open(\"off\");")]
    public async Task Removes_the_forbidden_member_wherever_it_is_set(string before, string after) =>
        Assert.Equal(after, await FixAsync(new RemoveMemberFix(), before));

    [Theory]
    [InlineData("_ = Gate.Open(\"full\");", "_ = Gate.Open(\"full\", label: \"x\");")]
    [InlineData("_ = new Limits { Owner = null, Window = new() { From = Gate.Open(\"full\").Size } };", "_ = new Limits { Owner = null, Window = new() { From = Gate.Open(\"full\", label: \"x\").Size } };")]
    [InlineData("_ = Gate.Open(\"full\", null, label: null);", "_ = Gate.Open(\"full\", null, label: \"x\");")]
    public async Task Adds_the_missing_argument(string before, string after) =>
        Assert.Equal(after, await FixAsync(new AddMemberFix(), before));

    [Theory]
    [InlineData(
        """"_ = Schedule.Parse("""{ "startTime": 1, "frequency": "minute", "interval": 5 }"""u8);"""",
        """"_ = Schedule.Parse("""{ "startTime": 1, "frequency": "minute", "interval": 15 }"""u8);"""")]
    [InlineData(
        """_ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"Minutes\", \"interval\": 15 }"u8);""",
        """_ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"minute\", \"interval\": 15 }"u8);""")]
    [InlineData(
        """_ = Schedule.Parse(@"{ ""startTime"": 1, ""frequency"": ""once"", ""interval"": 15 }"u8);""",
        """_ = Schedule.Parse(@"{ ""startTime"": 1, ""frequency"": ""once"" }"u8);""")]
    [InlineData(
        """_ = Schedule.Parse(@"{ ""interval"": 15, ""startTime"": 1, ""frequency"": ""once"" }"u8);""",
        """_ = Schedule.Parse(@"{ ""startTime"": 1, ""frequency"": ""once"" }"u8);""")]
    [InlineData(
        """_ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"hour\" }"u8);""",
        """_ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"hour\", \"interval\": 1 }"u8);""")]
    public async Task Mends_the_json_inside_its_literal(string before, string after) =>
        Assert.Equal(after, await FixAsync(new JsonEditFix(), before));

    [Fact]
    public async Task Uses_a_connector_that_the_flow_takes() => Assert.Equal(
        "_ = new Taker.Flow { Source = new TypedFlows.RawSource(Crm.Id, \"{}\") };",
        await FixAsync(new UseConnectorFix(), "_ = new Taker.Flow { Source = new TypedFlows.RawSource(\"id-9\", \"{}\") };"));

    [Theory]
    [InlineData("_ = new Schedule { StartTime = 1, Frequency = \"once\" };", "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once };")]
    [InlineData("_ = new Fixed { Mode = \"HOUR\" };", "_ = new Fixed { Mode = Frequency.Hour };")]
    [InlineData("Frequency f = \"minute\";", "Frequency f = Frequency.Minute;")]
    [InlineData("System.Console.Write(Name(\"hour\"));", "System.Console.Write(Name(Frequency.Hour));")]
    public async Task Puts_the_enum_member_in_the_place_of_its_text(string before, string after)
    {
        var document = Document(before);
        var error = (await document.Project.GetCompilationAsync())!.Errors().First();
        var changed = await ApplyAsync(Assert.Single(await ActionsAsync(new UseEnumMemberFix(), document, error)), document);
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Equal(after, Between((await changed.GetTextAsync()).ToString()));
    }

    public static TheoryData<CodeFixProvider, string> EveryFix => new()
    {
        { new SetLegalValueFix(), "_ = Schedule.Minute(1, 5); _ = Schedule.Minute(2, 6); _ = new Limits { Owner = null, Step = 11 };" },
        { new SetLegalValueFix(), "_ = new Limits { Owner = null, Name = \"abcdef\" }; _ = new Fixed { Mode = Frequency.Once }; _ = new Limits { Owner = null, Name = \"a\" };" },
        { new RemoveMemberFix(), "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15 }; _ = Gate.Open(\"off\", 5);" },
        { new AddMemberFix(), "_ = new Schedule { StartTime = 1, Frequency = Frequency.Hour }; _ = Gate.Open(\"full\"); Schedule s = new() { StartTime = 2, Frequency = Frequency.Minute };" },
        { new UseFactoryFix(), "_ = new Schedule { StartTime = 1, Frequency = Frequency.Once, Interval = 15 }; _ = new Schedule { StartTime = 2, Frequency = Frequency.Once, Interval = 1 };" },
        { new JsonEditFix(), """_ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"minute\", \"interval\": 5 }"u8); _ = Schedule.Parse("{ \"startTime\": 1, \"frequency\": \"hour\", \"interval\": 0 }"u8);""" },
        { new UseConnectorFix(), "_ = new Taker.Flow { Source = new TypedFlows.RawSource(\"id-8\", \"{}\") }; _ = new Taker.Flow { Source = new TypedFlows.RawSource(\"id-9\", \"{}\") };" },
    };

    [Theory]
    [MemberData(nameof(EveryFix))]
    public async Task Fix_all_mends_every_place_at_once(CodeFixProvider fix, string code)
    {
        var document = Document(code);
        var diagnostics = await DiagnosticsAsync(document);
        Assert.True(diagnostics.Count > 1);
        Assert.All(diagnostics, diagnostic => Assert.Contains(diagnostic.Id, fix.FixableDiagnosticIds));
        var key = (await ActionsAsync(fix, document, diagnostics[0]))[0].EquivalenceKey;
        var context = new FixAllContext(
            document, fix, FixAllScope.Document, key, fix.FixableDiagnosticIds, new KnownDiagnostics([.. diagnostics]), CancellationToken.None);
        var changed = await ApplyAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!, document);
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Empty(await DiagnosticsAsync(changed));
    }

    [Fact]
    public async Task A_legal_member_of_an_enum_is_named_as_code_names_it() =>
        Assert.Equal("_ = new Fixed { Mode = Frequency.Hour };", await FixAsync(new SetLegalValueFix(), "_ = new Fixed { Mode = Frequency.Once };"));

    private static async Task<string> FixAsync(CodeFixProvider fix, string statement)
    {
        var document = Document(statement);
        var before = await DiagnosticsAsync(document);
        var diagnostic = before.First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var action = Assert.Single(await ActionsAsync(fix, document, diagnostic));
        var changed = await ApplyAsync(action, document);
        Assert.Empty((await changed.Project.GetCompilationAsync())!.Errors());
        Assert.Empty(await DiagnosticsAsync(changed));
        return Between((await changed.GetTextAsync()).ToString());
    }

    private static string Between(string text)
    {
        var start = text.IndexOf("/*<*/", StringComparison.Ordinal) + 5;
        return text[start..text.IndexOf("/*>*/", StringComparison.Ordinal)].Trim().ReplaceLineEndings("\n");
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> ApplyAsync(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan)];
    }

    private static Document Document(string statement)
    {
        var project = new AdhocWorkspace()
            .AddProject("App", LanguageNames.CSharp)
            .WithParseOptions(Compilations.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .AddMetadataReferences(Compilations.References);
        project = project.AddDocument("Records.cs", SourceText.From(Records.Source)).Project;
        return project.AddDocument("Program.cs", SourceText.From($$"""
            using System.Collections.Generic;
            using System.Text.Json;
            using Specs;

            static class Program
            {
                static string Name(Frequency frequency) => frequency.ToString();

                static void Run(bool flag, Dictionary<string, JsonElement> extra)
                {
                    /*<*/{{statement}}/*>*/
                }
            }
            """));
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
