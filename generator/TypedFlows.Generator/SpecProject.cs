using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Generator;

/// <summary>What the project says to the generator.</summary>
/// <param name="Namespace">Namespace of everything generated, a valid one.</param>
/// <param name="Formats">Which formats refuse a text.</param>
internal sealed record SpecProject(string Namespace, FormatAssertion Formats)
{
    public static SpecProject From(AnalyzerConfigOptions options)
    {
        var root = Property(options, "RootNamespace") ?? Property(options, "AssemblyName");
        return new(
            NamespaceName.From(Property(options, "TypedFlowsNamespace") ?? (root is null ? "Specs" : root + ".Specs")),
            FormatAssertion.Of(Property(options, "TypedFlowsFormatAssertion"), Property(options, "TypedFlowsIgnoredFormats")));
    }

    /// <summary>Folder of the project file, to which paths in the output are relative; null when the build does not say.</summary>
    public static string? Directory(AnalyzerConfigOptions options) => Property(options, "ProjectDir");

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
