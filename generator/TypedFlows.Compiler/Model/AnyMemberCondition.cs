namespace TypedFlows.Compiler.Model;

/// <summary>Some member of the operand, other than those excepted, fulfils the inner condition with its value as <paramref name="Local"/>.</summary>
internal sealed record AnyMemberCondition(string Operand, EquatableArray<string> Except, string Local, Condition Inner) : Condition;
