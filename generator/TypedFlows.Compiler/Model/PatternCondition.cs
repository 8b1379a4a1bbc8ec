namespace TypedFlows.Compiler.Model;

/// <summary>The operand is a text that the pattern does not match.</summary>
/// <param name="Pattern">The pattern for .NET.</param>
internal sealed record PatternCondition(string Operand, string Pattern) : Condition;
