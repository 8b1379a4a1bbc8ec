using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler;

/// <summary>The link table, and what is to be said of the set of specs (clashes, duplicates, overlays that match nothing).</summary>
internal sealed record LinkResult(LinkTable Table, EquatableArray<LinkDiagnostic> Diagnostics);
