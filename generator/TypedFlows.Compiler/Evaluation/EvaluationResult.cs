namespace TypedFlows.Compiler.Evaluation;

/// <summary>The verdict, and every violation that is proved.</summary>
internal sealed record EvaluationResult(Verdict Verdict, IReadOnlyList<SchemaViolation> Violations);

/// <param name="LenientScalars">A quoted integer, number or boolean counts as that; a bare one counts as a string where only string is allowed.</param>
internal sealed record EvaluationOptions(bool LenientScalars = false, bool StopAtFirst = false)
{
    public static EvaluationOptions Default { get; } = new();
}

/// <summary>A proved violation: JSON Pointers into instance and schema, the keyword, and the rule in words.</summary>
internal sealed record SchemaViolation(string InstancePath, string SchemaPath, string Keyword, string Message);

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
