namespace TypedFlows.Compiler.Model;

internal sealed record ConstantCondition(bool Value) : Condition;
