namespace TypedFlows.Compiler.Model;

/// <param name="Literal">A C# literal: a number, <c>true</c> or <c>false</c>.</param>
internal sealed record CompareCondition(string Operand, Comparison Comparison, string Literal) : Condition;
