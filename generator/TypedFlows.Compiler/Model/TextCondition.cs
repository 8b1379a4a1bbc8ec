namespace TypedFlows.Compiler.Model;

/// <summary>The operand is that text.</summary>
internal sealed record TextCondition(string Operand, string Text) : Condition;
