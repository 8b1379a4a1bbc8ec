namespace TypedFlows.Compiler.Model;

/// <summary>A rule that the runtime library knows by name; each says that the rule is broken.</summary>
internal enum JsonRule
{
    IsBelow,
    IsAtMost,
    IsAbove,
    IsAtLeast,
    IsNotMultipleOf,
    IsShorter,
    IsLonger,
    HasFewer,
    HasMore,
    HasFewerMembers,
    HasMoreMembers,
}
