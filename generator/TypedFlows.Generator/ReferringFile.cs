using TypedFlows.Compiler.Model;
using TypedFlows.Compiler.Parsing;

namespace TypedFlows.Generator;

/// <summary>A spec file, and those that references in it may lead to.</summary>
internal sealed record ReferringFile(SpecText File, EquatableArray<SchemaText> References);
