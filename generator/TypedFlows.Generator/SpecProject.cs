using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlows.Generator;

/// <summary>What the project says to the generator.</summary>
/// <param name="Namespace">Namespace of everything generated, a valid one.</param>
internal sealed record SpecProject(string Namespace)
{
    public static SpecProject From(AnalyzerConfigOptions options)
    {
        if (Property(options, "TypedFlowsNamespace") is { } asked)
        {
            return new(NamespaceName.From(asked));
        }

        var root = Property(options, "RootNamespace") ?? Property(options, "AssemblyName");
        return new(NamespaceName.From(root is null ? "Specs" : root + ".Specs"));
    }

    /// <summary>Folder of the project file, to which paths in the output are relative; null when the build does not say.</summary>
    public static string? Directory(AnalyzerConfigOptions options) => Property(options, "ProjectDir");

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
