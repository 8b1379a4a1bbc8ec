using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlows.TestSupport.Generation;

/// <summary>Represents the values that the props and targets of the package pass to the generator.</summary>
public sealed class BuildOptions(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public static BuildOptions Default { get; } = new(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = "App",
        ["build_property.ProjectDir"] = "/project/",
    });

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(new Dictionary<string, string>());

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        var input = ((InMemoryText)textFile).Input;
        return new Options(new Dictionary<string, string>
        {
            ["build_metadata.AdditionalFiles.SpecFile"] = input.IsSpec ? "true" : string.Empty,
            ["build_metadata.AdditionalFiles.SpecFileTypeName"] = input.TypeName,
            ["build_metadata.AdditionalFiles.SpecFileSeverity"] = input.Severity,
            ["build_metadata.AdditionalFiles.SpecFileKind"] = input.Kind,
            ["build_metadata.AdditionalFiles.SpecFileFields"] = input.Fields,
            ["build_metadata.AdditionalFiles.SpecFileCopyOf"] = input.CopyOf,
        });
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
