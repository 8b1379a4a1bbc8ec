namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a JSON value, equals that JSON text.</summary>
internal sealed record JsonEqualsCondition(string Operand, string Json) : Condition;
