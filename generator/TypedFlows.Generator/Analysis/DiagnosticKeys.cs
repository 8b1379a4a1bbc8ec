namespace TypedFlows.Generator.Analysis;

/// <summary>Keys of what a diagnostic carries for the code fixes, which know nothing else of the spec.</summary>
internal static class DiagnosticKeys
{
    /// <summary>The JSON Schema keyword that is broken.</summary>
    public const string Keyword = nameof(Keyword);

    /// <summary>C# name of the member that the diagnostic is about.</summary>
    public const string Member = nameof(Member);

    /// <summary>C# expression of a legal value for that member: the nearest one for a value out of range.</summary>
    public const string LegalValue = nameof(LegalValue);

    /// <summary>Start and length, with a comma between, of each item that is too many, one a line.</summary>
    public const string Surplus = nameof(Surplus);

    /// <summary>Start and length, with a comma between, of the source inside a literal that the fix replaces.</summary>
    public const string JsonSpan = nameof(JsonSpan);

    /// <summary>The JSON that the fix puts there, not yet escaped for the literal.</summary>
    public const string JsonText = nameof(JsonText);

    /// <summary>Expressions that are legal there, one a line.</summary>
    public const string Choices = nameof(Choices);
}
