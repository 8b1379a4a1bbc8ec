using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Represents the location of a spec file.</summary>
/// <param name="Path">The path in the compiler: relative to the project, with forward slashes, and the same on every machine.</param>
/// <param name="FullPath">The path in the build, which diagnostics show.</param>
internal sealed record SpecFileLocation(string Path, string FullPath, SeverityCap Cap);
