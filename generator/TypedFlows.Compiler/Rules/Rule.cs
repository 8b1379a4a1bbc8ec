namespace TypedFlows.Compiler.Rules;

/// <summary>A diagnostic rule as data; the generator and the tool turn it into what their host wants.</summary>
/// <param name="Id">TFL0### for spec files, TFL1### for C# code; never reused.</param>
/// <param name="Message">The text, with {0}, {1}... for the arguments.</param>
internal sealed record Rule(string Id, string Title, string Message, RuleSeverity Severity)
{
    public string Category => Id.StartsWith("TFL0", StringComparison.Ordinal) ? "TypedFlows.Specs" : "TypedFlows.Usage";

    public string HelpLink => $"{Product.RepositoryUrl}/blob/main/generator/docs/rules/{Id}.md";
}

internal enum RuleSeverity
{
    Info,
    Warning,
    Error,
}

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
