namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a nested record, is there and breaks its own rules.</summary>
internal sealed record ViolatesCondition(string Operand) : Condition;
