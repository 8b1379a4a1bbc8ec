namespace TypedFlows.Compiler.Model;

internal sealed record AllCondition(EquatableArray<Condition> Parts) : Condition;
