namespace TypedFlows.Compiler.Model;

/// <summary>Compares the number of items of a list.</summary>
internal sealed record CountCondition(string Operand, Comparison Comparison, int Count) : Condition;
