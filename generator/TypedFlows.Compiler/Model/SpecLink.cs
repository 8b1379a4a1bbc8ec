namespace TypedFlows.Compiler.Model;

/// <summary>What linking decided for one spec. Part of the model: data only.</summary>
/// <param name="Path">With <paramref name="Pointer"/>, the key of the spec.</param>
/// <param name="TypeName">Its C# name; null when it is not emitted (a duplicate, or a clash that a diagnostic reports).</param>
internal sealed record SpecLink(string Path, string Pointer, string? TypeName);
