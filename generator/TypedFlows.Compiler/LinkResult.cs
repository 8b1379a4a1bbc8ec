using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Compiler;

/// <summary>
/// Represents the link table and the diagnostics about the set of specs, such as name clashes, duplicates, and overlays without a spec.
/// </summary>
/// <param name="Failures">The reasons why linking failed.</param>
internal sealed record LinkResult(
    LinkTable Table, EquatableArray<LinkDiagnostic> Diagnostics, EquatableArray<SpecDiagnostic> Failures);

/// <summary>
/// Represents a diagnostic about the set of specs. <see cref="SpecCompiler.Locate(LinkResult, IReadOnlyList{SourceFile})"/> finds its
/// location in the text of the file.
/// </summary>
/// <param name="Pointer">The JSON Pointer to the reported value in the file, such as <c>/items/0/id</c>.</param>
internal sealed record LinkDiagnostic(Rule Rule, string Path, string Pointer, EquatableArray<string> Arguments);
