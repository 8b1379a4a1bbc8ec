namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a JSON value, is there and has none of those types.</summary>
internal sealed record WrongTypeCondition(string Operand, SchemaTypes Types) : Condition;
