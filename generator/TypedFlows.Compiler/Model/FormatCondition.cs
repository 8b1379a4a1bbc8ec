namespace TypedFlows.Compiler.Model;

/// <summary>The operand is a text that does not have the format.</summary>
internal sealed record FormatCondition(string Operand, string Format) : Condition;
