namespace TypedFlows.Compiler.Evaluation;

/// <summary>An object, each name at most once. Names not listed are absent when closed, else unknown.</summary>
internal sealed class ObjectInstance(IReadOnlyList<InstanceMember> members, bool isClosed) : Instance
{
    public IReadOnlyList<InstanceMember> Members { get; } = members;

    public bool IsClosed { get; } = isClosed;
}
