using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>What one spec file compiles to: models to print, and what is to be said of the file.</summary>
internal sealed record CompiledFile(EquatableArray<SpecModel> Models, EquatableArray<SpecDiagnostic> Diagnostics);
