namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a JSON value, has one of those types.</summary>
internal sealed record JsonTypeCondition(string Operand, SchemaTypes Types) : Condition;
