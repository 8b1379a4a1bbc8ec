using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Represents one spec file of the project as the build supplies it.</summary>
internal sealed record SpecText(SpecFileLocation LocationOf, SpecFileText File)
{
    /// <summary>Returns the spec file, or null if the build does not mark the file as a spec file.</summary>
    public static SpecText? TryRead(AdditionalText file, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var options = provider.GetOptions(file);
        if (!IsSpec(options))
        {
            return null;
        }

        var path = RelativePath.From(SpecProject.Directory(provider.GlobalOptions), file.Path);
        var location = new SpecFileLocation(path, file.Path, SeverityCap.From(Metadata(options, "SpecFileSeverity")));

        // An unreadable file has no text. The C# compiler reports it (for example, CS2001).
        var text = file.GetText(cancellationToken)?.ToString() ?? string.Empty;
        return new(location, new(path, text, Metadata(options, "SpecFileTypeName"), Metadata(options, "SpecFileKind"))
        {
            Fields = Metadata(options, "SpecFileFields"),
        });
    }

    /// <summary>
    /// Returns the file with its last text without a syntax error, if its current text has one. The types then remain while the text is
    /// edited. A file whose errors do not fail the build is excluded, because the build would succeed with types of an earlier text.
    /// </summary>
    public SpecText WithoutDamage(EquatableArray<SpecCopy> copies, CancellationToken cancellationToken)
    {
        if (File.File.Json.FirstError is null
            || LocationOf.Cap.Apply(DefinitionRules.MalformedJson.Severity) is not RuleSeverity.Error
            || copies.FirstOrDefault(copy => copy.Of == LocationOf.FullPath) is not { } found
            || found.File.GetText(cancellationToken) is not { } text)
        {
            return this;
        }

        var earlier = new SourceFile(File.Path, text.ToString());
        return earlier.Json.FirstError is null ? this with { File = File with { File = earlier, Damaged = File.File } } : this;
    }

    /// <summary>Returns true for a spec file of the project.</summary>
    public static bool IsSpec(AnalyzerConfigOptions options) =>
        string.Equals(Metadata(options, "SpecFile"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the metadata of an item, or null if it has none.</summary>
    public static string? Metadata(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) && !string.IsNullOrWhiteSpace(value)
            ? value.Trim() : null;
}
