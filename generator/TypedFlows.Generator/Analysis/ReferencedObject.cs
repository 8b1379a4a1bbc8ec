using TypedFlows.Compiler.Evaluation;

namespace TypedFlows.Generator.Analysis;

/// <summary>A part of an instance that is made elsewhere in the code, where it is judged by its own schema too.</summary>
internal sealed record ReferencedObject(string Path, GeneratedType Type, Instance Value);
