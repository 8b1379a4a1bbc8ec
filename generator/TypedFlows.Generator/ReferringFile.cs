using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator;

/// <summary>Represents a spec file and the files that its references may refer to.</summary>
internal sealed record ReferringFile(SpecFileText File, EquatableArray<SourceFile> References);
