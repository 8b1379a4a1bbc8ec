namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a JSON value, is one of those strings.</summary>
internal sealed record JsonTextCondition(string Operand, EquatableArray<string> Texts) : Condition;
