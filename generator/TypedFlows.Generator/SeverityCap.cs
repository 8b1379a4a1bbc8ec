using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>The highest severity that a diagnostic in a file may have: <c>Severity</c> metadata of the file's item.</summary>
internal readonly record struct SeverityCap(DiagnosticSeverity? Highest)
{
    public static SeverityCap From(string? metadata) => metadata?.ToUpperInvariant() switch
    {
        "NONE" => new(null),
        "INFO" => new(DiagnosticSeverity.Info),
        "WARNING" => new(DiagnosticSeverity.Warning),
        _ => new(DiagnosticSeverity.Error),
    };

    /// <summary>The severity to report with; null for nothing to report.</summary>
    public DiagnosticSeverity? Apply(RuleSeverity severity)
    {
        var asked = Descriptors.Severity(severity);
        return Highest is { } highest && highest < asked ? highest : Highest is null ? null : asked;
    }
}
