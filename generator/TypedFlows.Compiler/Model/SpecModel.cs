namespace TypedFlows.Compiler.Model;

/// <summary>One spec, ready to print. Part of the model: immutable, structural equality, no position, no spec text, no Roslyn type.</summary>
internal sealed record SpecModel(SpecIdentity Identity);
