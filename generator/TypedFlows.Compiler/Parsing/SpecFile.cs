using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler.Parsing;

/// <summary>What one file gave: its specs after overlays, and what is to be said of it.</summary>
internal sealed record SpecFile(string Path, EquatableArray<Spec> Specs, EquatableArray<SpecDiagnostic> Diagnostics);
