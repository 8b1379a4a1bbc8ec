namespace TypedFlows.Compiler.Model;

/// <summary>The operand is there and, as <paramref name="Local"/>, fulfils the inner condition.</summary>
internal sealed record UnwrapCondition(string Operand, MemberForm Form, string Local, Condition Inner) : Condition;
