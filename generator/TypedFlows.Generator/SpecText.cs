using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>One spec file of the project as the build hands it over.</summary>
/// <param name="Kind">What the item says that the file is; null where its content tells.</param>
internal sealed record SpecText(SpecFileLocation LocationOf, string Text, string? TypeName, string? Kind = null)
{
    /// <summary>Path that the compiler works with: relative to the project, with forward slashes.</summary>
    public string Path => LocationOf.Path;

    /// <summary>The file as the compiler takes it.</summary>
    public SpecFileText File => new(Path, Text, TypeName, Kind);

    /// <summary>The file, or null when the build does not mark it as a spec file.</summary>
    public static SpecText? TryRead(AdditionalText file, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var options = provider.GetOptions(file);
        if (!string.Equals(Metadata(options, "SpecFile"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = RelativePath.From(SpecProject.Directory(provider.GlobalOptions), file.Path);
        var location = new SpecFileLocation(path, file.Path, SeverityCap.From(Metadata(options, "SpecFileSeverity")));

        // A file that cannot be read gives no text; the compiler itself reports it (CS2001 and its like).
        return new(location, file.GetText(cancellation)?.ToString() ?? string.Empty, Metadata(options, "SpecFileTypeName"), Metadata(options, "SpecFileKind"));
    }

    private static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
