using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Represents the result of linking, or the reason why linking failed.</summary>
internal sealed record LinkOutcome(LinkTable Table, EquatableArray<LinkDiagnostic> Diagnostics, EquatableArray<SpecDiagnostic> Failures)
{
    public static LinkOutcome From(LinkResult result) => new(result.Table, result.Diagnostics, []);
}
