using TypedFlows.Compiler.Model;

namespace TypedFlows.Compiler.Sampling;

/// <summary>Holds what one attempt at a value has decided: branches, and whether conditions hold.</summary>
internal sealed class SampleDecisions
{
    private readonly Dictionary<(Schema Owner, string Keyword), int> _branches = new(ByReference.Instance);

    /// <summary>Gets the conditions that are decided, by the schema of <c>if</c>.</summary>
    public Dictionary<Schema, bool> Conditions { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns the branch of a choice. It is chosen once.</summary>
    public int Branch(Schema owner, string keyword, Func<int> choose)
    {
        if (!_branches.TryGetValue((owner, keyword), out var branch))
        {
            branch = choose();
            _branches.Add((owner, keyword), branch);
        }

        return branch;
    }

    // Schemas have structural equality, which costs as much as the schema is large.
    private sealed class ByReference : IEqualityComparer<(Schema Owner, string Keyword)>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals((Schema Owner, string Keyword) x, (Schema Owner, string Keyword) y) =>
            ReferenceEquals(x.Owner, y.Owner) && x.Keyword == y.Keyword;

        public int GetHashCode((Schema Owner, string Keyword) obj) =>
            HashCode.Combine(ReferenceEqualityComparer.Instance.GetHashCode(obj.Owner), obj.Keyword);
    }
}
