namespace TypedFlows.Compiler.Model;

/// <summary>Two items of the operand are equal.</summary>
internal sealed record DuplicateItemsCondition(string Operand) : Condition;
