namespace TypedFlows.Compiler.Model;

/// <summary>Checks the operand, as <paramref name="Local"/>, where it is there.</summary>
internal sealed record UnwrapCheck(string Operand, MemberForm Form, string Local, EquatableArray<Check> Checks) : Check;
