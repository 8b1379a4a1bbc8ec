namespace TypedFlows.Compiler.Model;

/// <summary>Some item of the operand, as <paramref name="Local"/>, fulfils the inner condition.</summary>
internal sealed record AnyItemCondition(string Operand, string Local, Condition Inner) : Condition;
