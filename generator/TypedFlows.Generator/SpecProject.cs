using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Formats;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Represents the properties of the project that affect the generator.</summary>
/// <param name="Namespace">The valid namespace of the generated code.</param>
/// <param name="Formats">The formats that are checked.</param>
internal sealed record SpecProject(string Namespace, FormatAssertion Formats)
{
    public static SpecProject From(AnalyzerConfigOptions options)
    {
        var root = Property(options, "RootNamespace") ?? Property(options, "AssemblyName");
        return new(
            NamespaceName.From(Property(options, "TypedFlowsNamespace") ?? (root is null ? "Specs" : root + ".Specs")),
            FormatAssertion.Of(Property(options, "TypedFlowsFormatAssertion"), Property(options, "TypedFlowsIgnoredFormats")));
    }

    /// <summary>
    /// Returns the diagnostics of the properties, at the beginning of the project file, because only MSBuild knows where a property is set.
    /// </summary>
    public static EquatableArray<SpecDiagnostic> Diagnose(AnalyzerConfigOptions options)
    {
        var file = new SourceFile(FilePath(options), string.Empty);
        return From(options).Formats.Unknown
            .Select(
                name => SpecDiagnostic.At(
                    DefinitionRules.UnknownFormatIgnored, file, new TextRange(0, 0), name, string.Join(", ", StringFormats.Names)))
            .ToEquatableArray();
    }

    /// <summary>Returns the path of the project file, or of its folder for an older build.</summary>
    public static string FilePath(AnalyzerConfigOptions options) =>
        Property(options, "MSBuildProjectFullPath") ?? Property(options, "ProjectDir") ?? string.Empty;

    /// <summary>Returns true if the project file itself references one of the packages that compile specs.</summary>
    public static bool IsDirectReference(AnalyzerConfigOptions options) => Property(options, "TypedFlowsIsDirectReference") == "true";

    /// <summary>
    /// Returns the folder of the project file, to which paths in the output are relative, or null if the build does not supply it.
    /// </summary>
    public static string? Directory(AnalyzerConfigOptions options) => Property(options, "ProjectDir");

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
