namespace TypedFlows.Compiler.Model;

/// <summary>Checks a union, as <paramref name="Local"/>, where it is that case.</summary>
/// <param name="RecordName">The case's name inside the spec, its union's before it.</param>
internal sealed record CaseCheck(string Operand, string RecordName, string Local, EquatableArray<Check> Checks) : Check;
