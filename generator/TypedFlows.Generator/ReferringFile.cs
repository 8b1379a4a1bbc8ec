using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Generator;

/// <summary>Represents a spec file and the files that its references may refer to.</summary>
internal sealed record ReferringFile(SpecText File, EquatableArray<SchemaText> References);
