namespace TypedFlows.Compiler.Model;

/// <summary>Checks the operand's member of that name, as <paramref name="Local"/>, where it has one.</summary>
internal sealed record LookupCheck(string Operand, string WireName, string Local, EquatableArray<Check> Checks) : Check;
