namespace TypedFlows.Compiler.Model;

internal sealed record NotCondition(Condition Inner) : Condition;
