using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Where a spec file lies.</summary>
/// <param name="Path">As the compiler knows it: relative to the project, with forward slashes, the same on every machine.</param>
/// <param name="FullPath">As the build names it: what diagnostics show.</param>
internal sealed record SpecFileLocation(string Path, string FullPath, SeverityCap Cap);
