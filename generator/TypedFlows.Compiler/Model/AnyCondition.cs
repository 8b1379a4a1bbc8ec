namespace TypedFlows.Compiler.Model;

internal sealed record AnyCondition(EquatableArray<Condition> Parts) : Condition;
