namespace TypedFlows.Compiler.Model;

/// <summary>A union is that case, of which, as <paramref name="Local"/>, the inner condition is true.</summary>
/// <param name="RecordName">The case's name inside the spec, its union's before it.</param>
internal sealed record CaseCondition(string Operand, string RecordName, string Local, Condition Inner) : Condition;
