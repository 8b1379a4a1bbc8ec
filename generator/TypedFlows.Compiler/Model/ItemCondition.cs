namespace TypedFlows.Compiler.Model;

/// <summary>The operand has an item at that place which, as <paramref name="Local"/>, fulfils the inner condition.</summary>
internal sealed record ItemCondition(string Operand, int Index, string Local, Condition Inner) : Condition;
