namespace TypedFlows.Compiler.Evaluation;

/// <summary>Represents the verdict and every proven violation.</summary>
internal sealed record EvaluationResult(Verdict Verdict, IReadOnlyList<SchemaViolation> Violations);

/// <param name="LenientScalars">
/// True to read a quoted integer, number or boolean as such, and to read a bare one as a string if only a string is allowed.
/// </param>
internal sealed record EvaluationOptions(bool LenientScalars = false, bool StopAtFirst = false)
{
    public static EvaluationOptions Default { get; } = new();
}

/// <summary>Represents a proven violation: JSON Pointers into instance and schema, the keyword, and the message.</summary>
internal sealed record SchemaViolation(string InstancePath, string SchemaPath, string Keyword, string Message)
{
    /// <summary>Gets the property that is missing or not allowed; null for every other violation.</summary>
    public string? Property { get; init; }
}

/// <summary>Collects the proven violations without duplicates. It can be limited to the first one.</summary>
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
