namespace TypedFlows.Compiler.Model;

/// <summary>The operand has a member of that name which, as <paramref name="Local"/>, fulfils the inner condition.</summary>
internal sealed record LookupCondition(string Operand, string WireName, string Local, Condition Inner) : Condition;
