namespace TypedFlows.Compiler.Model;

/// <summary>A JSON value breaks what a reference leads to.</summary>
/// <param name="Method">Name of the method that says so.</param>
internal sealed record ReferenceCondition(string Operand, string Method) : Condition;
