using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>One generated file: its text, or why there is none.</summary>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<SpecDiagnostic> Failures)
{
    /// <summary>Names the file that spans specs; a spec of that name gets another hint.</summary>
    public const string LinksName = "Links";
}
