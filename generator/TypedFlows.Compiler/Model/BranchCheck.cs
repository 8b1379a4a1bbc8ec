namespace TypedFlows.Compiler.Model;

internal sealed record BranchCheck(Condition If, EquatableArray<Check> Then, EquatableArray<Check> Else) : Check;
