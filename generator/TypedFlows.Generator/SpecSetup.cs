using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Generator;

/// <summary>Represents the settings that apply to all spec files of a project.</summary>
internal sealed record SpecSetup(EquatableArray<Overlay> Overlays, FormatAssertion Formats);
