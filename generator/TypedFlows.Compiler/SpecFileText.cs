using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Represents one spec file as the host supplies it.</summary>
/// <param name="TypeName">The requested C# name, or null for the derived name.</param>
/// <param name="Kind">The kind that the host specifies, or null to detect it from the content.</param>
internal sealed record SpecFileText(SourceFile File, string? TypeName = null, string? Kind = null)
{
    /// <summary>Gets the pointers of the fields of an XDM schema that become C# properties, or null for all fields.</summary>
    public string? Fields { get; init; }

    /// <summary>
    /// Gets the current text if it has a syntax error and <see cref="File"/> is an earlier text without one, or null otherwise. The types
    /// come from the earlier text, the diagnostics from this one.
    /// </summary>
    public SourceFile? Damaged { get; init; }

    /// <param name="path">The path with forward slashes. References between files are resolved against it, and diagnostics show it.</param>
    public SpecFileText(string path, string text, string? typeName = null, string? kind = null)
        : this(new SourceFile(path, text), typeName, kind)
    {
    }

    public string Path => File.Path;

    public string Text => File.Text;
}

/// <summary>Represents the documents that references in a spec file refer to.</summary>
/// <param name="Uris">The URIs or paths.</param>
internal sealed record ReferencedDocuments(string Path, EquatableArray<string> Uris);

/// <summary>Represents the result of compiling one spec file: the models to emit and the diagnostics.</summary>
internal sealed record CompiledFile(EquatableArray<SpecModel> Models, EquatableArray<SpecDiagnostic> Diagnostics);
