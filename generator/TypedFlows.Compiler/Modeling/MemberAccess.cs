using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Modeling;

/// <summary>The way to a member of an operand.</summary>
/// <param name="Expression">Where its presence is asked; for a look-up, the object that is looked in.</param>
/// <param name="LookupName">Wire name, for a member that must be looked up by name.</param>
/// <param name="Value">The member's value where it is there.</param>
internal sealed record MemberAccess(string Expression, MemberForm Form, string? LookupName, Operand? Value)
{
    public bool IsNever => Value is null;
}
