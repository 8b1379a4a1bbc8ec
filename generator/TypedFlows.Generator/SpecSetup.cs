using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Generator;

/// <summary>What all spec files of a project are compiled with.</summary>
internal sealed record SpecSetup(EquatableArray<Overlay> Overlays, FormatAssertion Formats);
