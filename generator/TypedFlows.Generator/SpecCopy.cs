using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedFlows.Generator;

/// <summary>
/// Represents the copy of a spec file that the build keeps after it succeeded. It is read only if the spec file has a syntax error.
/// </summary>
/// <param name="Of">The full path of the spec file.</param>
internal sealed record SpecCopy(string Of, AdditionalText File)
{
    /// <summary>Returns the copy, or null if the file is not a copy of a spec file.</summary>
    public static SpecCopy? TryFind(AdditionalText file, AnalyzerConfigOptionsProvider provider) =>
        SpecText.Metadata(provider.GetOptions(file), "SpecFileCopyOf") is { } path ? new(path, file) : null;
}
