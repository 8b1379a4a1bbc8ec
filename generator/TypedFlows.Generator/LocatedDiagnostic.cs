using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator;

/// <summary>A diagnostic and the file it is in; null for a file that the build did not hand over.</summary>
internal sealed record LocatedDiagnostic(SpecDiagnostic Diagnostic, SpecFileLocation? Place);
