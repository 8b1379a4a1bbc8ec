namespace TypedFlows;

/// <summary>A broken rule, as generated code gives it: nothing is made of it until it is asked for.</summary>
internal readonly struct SpecFinding(string instancePath, string schemaPath, string keyword, string message, SpecActual actual)
{
    private readonly string? _keyword = keyword;

    public bool IsNone => _keyword is null;

    /// <summary>The way to the nested record whose rule it is, the innermost step first; null for the document itself.</summary>
    public List<(string Member, int Index, string SchemaPath)>? Trail { get; init; }

    public Violation ToViolation()
    {
        var validation = new SpecValidation(ValidationMode.All);
        for (var i = (Trail?.Count ?? 0) - 1; i >= 0; i--)
        {
            var (member, index, path) = Trail![i];
            if (index < 0)
            {
                validation.Enter("/" + member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), path);
            }
            else
            {
                validation.Enter(string.Empty, index, path);
            }
        }

        return validation.ToViolation(instancePath, schemaPath, _keyword!, message, actual);
    }
}
