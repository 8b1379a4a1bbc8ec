namespace TypedFlows.Compiler.Model;

/// <summary>The operand is there and is no member of its enum.</summary>
internal sealed record UndefinedEnumCondition(string Operand, string EnumName, string First, string Last) : Condition;
