namespace TypedFlows.Compiler.Model;

internal sealed record HasCondition(string Operand, string WireName) : Condition;
