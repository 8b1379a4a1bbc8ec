namespace TypedFlows.Compiler.Evaluation;

/// <summary>An object, each name at most once. Names not listed are absent when closed, else unknown.</summary>
internal sealed class ObjectInstance(IReadOnlyList<InstanceMember> members, bool isClosed) : Instance
{
    private Dictionary<string, InstanceMember>? _byName;

    /// <summary>An object of which nothing more is known.</summary>
    public static ObjectInstance Open { get; } = new([], isClosed: false);

    public IReadOnlyList<InstanceMember> Members { get; } = members;

    public bool IsClosed { get; } = isClosed;

    /// <summary>What is known of the member of that name, listed or not.</summary>
    public InstanceMember Find(string name)
    {
        // Built whole before it is stored: an instance may be read by several threads.
        var byName = _byName ??= Members.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return byName.TryGetValue(name, out var member)
            ? member
            : new InstanceMember(name, IsClosed ? Presence.Absent : Presence.Unknown, Unknown);
    }
}
