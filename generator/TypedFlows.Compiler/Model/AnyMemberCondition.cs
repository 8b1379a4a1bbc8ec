namespace TypedFlows.Compiler.Model;

/// <summary>Some member of the operand that the filter lets through fulfils the inner condition with its value, or its name, as <paramref name="Local"/>.</summary>
/// <param name="IsOfNames">True where the condition is over the names themselves.</param>
internal sealed record AnyMemberCondition(string Operand, MemberFilter Filter, bool IsOfNames, string Local, Condition Inner) : Condition;
