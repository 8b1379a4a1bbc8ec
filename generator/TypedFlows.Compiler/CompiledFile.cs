using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Represents the result of compiling one spec file: the models to emit and the diagnostics.</summary>
internal sealed record CompiledFile(EquatableArray<SpecModel> Models, EquatableArray<SpecDiagnostic> Diagnostics);
