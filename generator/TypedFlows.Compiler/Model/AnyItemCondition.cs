namespace TypedFlows.Compiler.Model;

/// <summary>Some item of the operand, as <paramref name="Local"/>, fulfils the inner condition.</summary>
/// <param name="From">How many items at the beginning are left out.</param>
internal sealed record AnyItemCondition(string Operand, int From, string Local, Condition Inner) : Condition;
