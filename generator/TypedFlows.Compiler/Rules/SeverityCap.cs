namespace TypedFlows.Compiler.Rules;

/// <summary>The highest severity that a diagnostic in a file may have: <c>Severity</c> metadata of the file's item. Null for none at
/// all.</summary>
internal readonly record struct SeverityCap(RuleSeverity? Highest)
{
    public static SeverityCap From(string? metadata) => metadata?.ToUpperInvariant() switch
    {
        "NONE" => new(null),
        "INFO" => new(RuleSeverity.Info),
        "WARNING" => new(RuleSeverity.Warning),
        _ => new(RuleSeverity.Error),
    };

    /// <summary>The severity to report with; null for nothing to report.</summary>
    public RuleSeverity? Apply(RuleSeverity severity) => Highest < severity ? Highest : Highest is null ? null : severity;
}
