using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Support;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests the analyzer with generated code, in the same assembly and in a referencing assembly.</summary>
public class GeneratedCodeTests
{
    private const string Code = """
        using App.Specs;

        static class Program
        {
            static void Run(long number)
            {
                _ = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Minute, Interval = {|TFL1001:5|} };
                _ = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Once, {|TFL1002:Interval = 15|} };
                _ = new {|TFL1003:CrmToAep.ScheduleParams|} { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour };
                _ = new CrmToAep.ScheduleParams { StartTime = 1590792316, Frequency = CrmToAep.Frequency.Hour, Interval = 1 };
                _ = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: {|TFL1001:5|});
                _ = CrmToAep.ScheduleParams.Minute(startTime: 1590792316, interval: 15);
                _ = CrmToAep.ScheduleParams.Hour(startTime: 1590792316, interval: number);
                _ = CrmToAep.ScheduleParams.Once(startTime: 1590792316);
                _ = CrmToAep.ScheduleParams.Minute(startTime: System.DateTimeOffset.UtcNow, interval: {|TFL1001:5|});
                _ = CrmToAep.ScheduleParams.Minute(new System.DateTimeOffset(2030, 1, 1, 0, 0, 0, default), interval: 15, backfill: true);
                _ = CrmToAep.ScheduleParams.Once(default(System.DateTimeOffset));
                _ = new CrmToAep.OptionParams { PartialIngestionPercent = {|TFL1001:0|} };
                _ = new CrmToAep.CopyParams { DeltaColumn = new CrmToAep.DeltaColumn { Name = "updatedAt" } };
            }
        }
        """;

    [Fact]
    public async Task In_the_assembly_that_compiles_the_specs()
    {
        var marked = Marked.Parse(Code);
        await CheckAsync(marked, Host().Compile(marked.Code));
    }

    [Fact]
    public async Task In_an_assembly_that_references_it()
    {
        var marked = Marked.Parse(Code);
        var library = Host().Compile().WithAssemblyName("Library").ToReference();
        await CheckAsync(marked, Compilations.Create("Second", marked.Code).AddReferences(library));
    }

    private static GeneratorHost Host()
    {
        var host = new GeneratorHost(SpecInput.FromRepository("flow/CRMToAEP.json"), SpecInput.FromRepository("connection/hubspot.json"));
        host.Run();
        return host;
    }

    private static async Task CheckAsync(Marked marked, Compilation compilation)
    {
        Assert.Empty(compilation.Errors());
        var found = await compilation.WithAnalyzers([new SpecUsageAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(
            marked.Expected.OrderBy(e => e.Span).Select(e => (e.Id, e.Span)),
            found.OrderBy(d => d.Location.SourceSpan).Select(d => (d.Id, d.Location.SourceSpan)));
        Assert.All(found, diagnostic => Assert.Contains("CRMToAEP", diagnostic.GetMessage(null), StringComparison.Ordinal));
    }
}
