namespace TypedFlows.Compiler.Model;

/// <summary>The operand, a double, has nothing after its point.</summary>
internal sealed record WholeCondition(string Operand) : Condition;
