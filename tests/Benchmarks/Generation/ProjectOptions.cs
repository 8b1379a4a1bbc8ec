using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlows.Benchmarks.Generation;

/// <summary>Provides the options that the props and targets of the package pass to the generator.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private static readonly AnalyzerConfigOptions s_none = new Options([]);

    private static readonly Dictionary<string, string> s_spec = new() { ["build_metadata.AdditionalFiles.SpecFile"] = "true" };

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
    {
        ["build_property.RootNamespace"] = "App",
        ["build_property.ProjectDir"] = "/project/",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(
        textFile is SpecText { Fields: { } fields } ? new(s_spec) { ["build_metadata.AdditionalFiles.SpecFileFields"] = fields } : s_spec);

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
