namespace TypedFlows;

/// <summary>A broken rule of the document itself, as generated code gives it: nothing is made of it until it is asked for.</summary>
internal readonly struct SpecFinding(string instancePath, string schemaPath, string keyword, string message, SpecActual actual)
{
    private readonly string? _keyword = keyword;

    public bool IsNone => _keyword is null;

    /// <summary>Notes it where the validation has gone into.</summary>
    public void AddTo(ref SpecValidation validation) => validation.Add(instancePath, schemaPath, _keyword!, message, actual);

    public Violation ToViolation()
    {
        var text = SpecValidation.WithName(message, "{this}", string.Empty);
        return new Violation(instancePath, schemaPath, _keyword!, actual.ToString() is { Length: > 0 } told ? $"{text}; {told}" : text);
    }
}
