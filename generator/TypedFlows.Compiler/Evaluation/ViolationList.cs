namespace TypedFlows.Compiler.Evaluation;

/// <summary>The violations proved so far; it may want one alone.</summary>
internal sealed class ViolationList(bool stopAtFirst)
{
    private readonly List<SchemaViolation> _violations = [];

    public IReadOnlyList<SchemaViolation> Violations => _violations;

    public bool StopsAtFirst { get; } = stopAtFirst;

    public void Add(SchemaViolation violation)
    {
        if (!(StopsAtFirst && _violations.Count > 0) && !_violations.Contains(violation))
        {
            _violations.Add(violation);
        }
    }
}
