namespace TypedFlows.Compiler.Evaluation;

/// <summary>The violations proved so far, each once; it may want one alone.</summary>
internal sealed class ViolationList(bool stopAtFirst)
{
    private readonly List<SchemaViolation> _violations = [];
    private readonly HashSet<SchemaViolation> _known = [];

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    public bool StopsAtFirst { get; } = stopAtFirst;

    public void Add(SchemaViolation violation)
    {
        if (!(StopsAtFirst && _violations.Count > 0) && _known.Add(violation))
        {
            _violations.Add(violation);
        }
    }
}
