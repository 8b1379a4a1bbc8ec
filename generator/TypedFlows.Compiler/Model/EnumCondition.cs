namespace TypedFlows.Compiler.Model;

/// <summary>The operand is one of those members.</summary>
internal sealed record EnumCondition(string Operand, string EnumName, EquatableArray<string> Members) : Condition;
