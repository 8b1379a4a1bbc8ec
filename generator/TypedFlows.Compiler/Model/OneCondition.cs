namespace TypedFlows.Compiler.Model;

/// <summary>Exactly one of the parts is true.</summary>
internal sealed record OneCondition(EquatableArray<Condition> Parts) : Condition;
