using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using TypedFlows.Generator.Analysis;
using TypedFlows.Generator.Tests.Analysis.Table;

namespace TypedFlows.Generator.Tests.Analysis;

/// <summary>Tests the actions that the analyzer registers: one if there are generated types, and none otherwise.</summary>
public class CostTests
{
    private const string Plain = "class Plain { object Made(string text) => new System.Collections.Generic.List<string> { text }; }";

    [Fact]
    public async Task Without_generated_types_nothing_is_asked() =>
        Assert.Equal(0, Actions(await TelemetryAsync(Compilations.Create("App", Plain))));

    [Fact]
    public async Task Without_the_runtime_library_nothing_is_asked()
    {
        var runtime = RuntimeReferences.All.Single(reference => reference.Display!.EndsWith("TypedFlows.dll", StringComparison.Ordinal));
        Assert.Equal(0, Actions(await TelemetryAsync(Compilations.Create("App", Plain).RemoveReferences(runtime))));
    }

    [Fact]
    public async Task With_generated_types_one_action_is_asked_for()
    {
        var host = TableSpecs.Host();
        host.Run();
        var library = host.Compile(Plain);
        var inside = await TelemetryAsync(library);
        Assert.Equal((1, 1), (inside.OperationBlockActionsCount, Actions(inside)));
        var outside = await TelemetryAsync(
            Compilations.Create("Second", Plain).AddReferences(library.WithAssemblyName("Library").ToReference()));
        Assert.Equal((1, 1), (outside.OperationBlockActionsCount, Actions(outside)));
    }

    /// <summary>Returns all actions for code, except the one that decides whether others run.</summary>
    private static int Actions(AnalyzerTelemetryInfo info) =>
        info.CodeBlockActionsCount + info.CodeBlockStartActionsCount + info.CodeBlockEndActionsCount
        + info.OperationActionsCount + info.OperationBlockActionsCount + info.OperationBlockStartActionsCount
        + info.OperationBlockEndActionsCount + info.SemanticModelActionsCount + info.SymbolActionsCount + info.SymbolStartActionsCount
        + info.SyntaxNodeActionsCount + info.SyntaxTreeActionsCount + info.AdditionalFileActionsCount
        + info.CompilationActionsCount + info.CompilationEndActionsCount;

    private static async Task<AnalyzerTelemetryInfo> TelemetryAsync(Compilation compilation)
    {
        Assert.Empty(compilation.Errors());
        var analyzer = new SpecUsageAnalyzer();
        var analyzed = compilation.WithAnalyzers([analyzer]);
        await analyzed.GetAnalyzerDiagnosticsAsync();
        return await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
    }
}
