using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests what the analyzer adds to code that does not compile, with the generated code of real specs.</summary>
public class CompileErrorTests
{
    private static readonly Lazy<GeneratorHost> s_host = new(() =>
    {
        var crm = SpecInput.FromRepository("flow/CRMToAEP.json");
        var withoutOnce = crm.Text.Replace("\"once\",", string.Empty, StringComparison.Ordinal)
            .Replace("CRMToAEP", "MarketingToAEP", StringComparison.Ordinal)
            .Replace("14518937-270c-4525-bdec-c2ba7cce3860", "14518937-270c-4525-bdec-c2ba7cce3861", StringComparison.Ordinal);
        var host = new GeneratorHost(
            crm,
            new SpecInput("/project/specs/MarketingToAEP.json", withoutOnce),
            SpecInput.FromRepository("connection/amazon-s3.json"),
            SpecInput.FromRepository("connection/hubspot.json"));
        host.Run();
        return host;
    });

    [Theory]
    [InlineData("new CrmToAep.Flow { Source = new AmazonS3.Source { Path = \"/\" }, Copy = null!, Schedule = null! }", "CS0029",
        "CrmToAep: 'AmazonS3' is not listed as a source of this flow; allowed are Hubspot and 26 more")]
    [InlineData("Known with { Source = Bucket }", "CS0029",
        "CrmToAep: 'AmazonS3' is not listed as a source of this flow; allowed are Hubspot and 26 more")]
    [InlineData("MarketingToAep.ScheduleParams.Once(startTime: 1)", "CS0117",
        "MarketingToAep: 'ScheduleParams' has no 'Once'; the values that the spec lists are Minute, Hour, Day, Week")]
    [InlineData("MarketingToAep.Frequency.Once", "CS0117",
        "MarketingToAep: 'Frequency' has no 'Once'; the values that the spec lists are Minute, Hour, Day, Week")]
    [InlineData("CrmToAep.ScheduleParams.Once(startTime: 1)", null, null)]
    [InlineData("Known with { Source = new Hubspot.Source { TableName = \"a\", Columns = [] } }", null, null)]
    [InlineData("Known with { Source = Anything() }", "CS0103", null)]
    [InlineData("Known with { Source = (ISource)Bucket }", "CS0266", null)]
    [InlineData("CrmToAep.ScheduleParams.ParseJson()", "CS7036", null)]
    [InlineData("System.DayOfWeek.Once", "CS0117", null)]
    [InlineData("MarketingToAep.ScheduleParams.", "CS1001", null)]
    public async Task The_analyzer_names_what_the_spec_lists(string expression, string? error, string? expected)
    {
        var compilation = s_host.Value.Compile($$"""
            using App.Specs;
            using TypedFlows;

            public static class Use
            {
                public static CrmToAep.Flow Known = null!;
                public static AmazonS3.Source Bucket = null!;
                public static object? Value() => {{expression}};
            }
            """);
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(error is null ? [] : [error], compilation.Errors().Select(each => each.Id).Distinct().Take(1));
        Assert.Equal(expected is null ? 0 : 1, found.Length);
        Assert.All(found, each => Assert.Equal(error == "CS0029" ? "TFL1005" : "TFL1020", each.Id));
        Assert.All(found, each => Assert.Equal(expected!, each.GetMessage(null)));
    }

    [Theory]
    [InlineData("", true, false, 0)]
    [InlineData("true", false, false, 1)]
    [InlineData("true", true, false, 0)]
    [InlineData("true", false, true, 0)]
    public async Task A_project_that_compiles_no_spec_is_reported(string isDirect, bool hasSpec, bool hasReference, int expected)
    {
        var options = new BuildOptions(new Dictionary<string, string>
        {
            ["build_property.MSBuildProjectFullPath"] = "/project/Pipelines.csproj",
            ["build_property.TypedFlowsIsDirectReference"] = isDirect,
        });
        var compilation = Compilations.Create("Pipelines", "class Unrelated { }");
        if (hasReference)
        {
            compilation = compilation.AddReferences(s_host.Value.Compile().ToReference());
        }

        var text = new InMemoryText(new SpecInput("/project/specs/a.json", "{}") { IsSpec = hasSpec });
        var found = await compilation.WithAnalyzers([new MissingSpecsAnalyzer()], new AnalyzerOptions([text], options))
            .GetAnalyzerDiagnosticsAsync();
        Assert.Equal(expected, found.Length);
        Assert.All(found, each => Assert.Equal(("TFL0023", "/project/Pipelines.csproj"), (each.Id, each.Location.GetLineSpan().Path)));
    }
}
