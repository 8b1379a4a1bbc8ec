using TypedFlows.Compiler;
using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Reading;

namespace TypedFlows.Generator;

/// <summary>Represents a spec file and the files that its references may refer to.</summary>
/// <param name="IsReferenced">True if references in other files refer to the file.</param>
internal sealed record ReferringFile(SpecFileText File, EquatableArray<SourceFile> References, bool IsReferenced);
