using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Compiler;

/// <summary>Represents one generated file: its text, or the reason why it was not generated.</summary>
internal sealed record GeneratedSource(string HintName, string? Text, EquatableArray<SpecDiagnostic> Failures)
{
    /// <summary>The name of the file that covers all specs. A spec with that name gets a different hint name.</summary>
    public const string LinksName = "Links";
}
