using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler;

/// <summary>
/// Represents the link table and the diagnostics about the set of specs, such as name clashes, duplicates, and overlays without a spec.
/// </summary>
internal sealed record LinkResult(LinkTable Table, EquatableArray<LinkDiagnostic> Diagnostics);
