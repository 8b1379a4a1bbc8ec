namespace TypedFlows.Compiler.Model;

/// <summary>Compares the number of members of a typed object.</summary>
internal sealed record MemberCountCondition(MemberCount Members, Comparison Comparison, int Count) : Condition;
