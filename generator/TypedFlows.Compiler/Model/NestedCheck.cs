namespace TypedFlows.Compiler.Model;

/// <summary>Checks that reading the members has made already: those of nested records by their own rules.</summary>
internal sealed record NestedCheck(EquatableArray<Check> Checks) : Check;
