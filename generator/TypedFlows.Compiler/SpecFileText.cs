namespace TypedFlows.Compiler;

/// <summary>One spec file as a host hands it over.</summary>
/// <param name="Path">With forward slashes; what references between files resolve against, and what diagnostics name.</param>
/// <param name="TypeName">C# name asked for; null for the derived one.</param>
/// <param name="Kind">What the host says that the file is; null where its content tells.</param>
internal sealed record SpecFileText(string Path, string Text, string? TypeName = null, string? Kind = null);
