namespace TypedFlows.Compiler;

/// <summary>Represents one spec file as the host supplies it.</summary>
/// <param name="Path">The path with forward slashes. References between files are resolved against it, and diagnostics show it.</param>
/// <param name="TypeName">The requested C# name, or null for the derived name.</param>
/// <param name="Kind">The kind that the host specifies, or null to detect it from the content.</param>
internal sealed record SpecFileText(string Path, string Text, string? TypeName = null, string? Kind = null);
