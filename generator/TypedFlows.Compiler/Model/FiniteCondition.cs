namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a double, is a number that JSON can write.</summary>
internal sealed record FiniteCondition(string Operand) : Condition;
