using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator;

/// <summary>Represents a diagnostic and its file, which is null if it is not an additional file of the build.</summary>
internal sealed record LocatedDiagnostic(SpecDiagnostic Diagnostic, SpecFileLocation? Location);
