namespace TypedFlows.Compiler.Model;

internal sealed record PresentCondition(string Operand, MemberForm Form) : Condition;
