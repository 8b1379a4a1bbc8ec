using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Generator;

/// <summary>Converts rules to diagnostic descriptors of Roslyn.</summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<string, DiagnosticDescriptor> s_known = new(StringComparer.Ordinal);

    public static DiagnosticDescriptor Of(Rule rule) => s_known.GetOrAdd(rule.Id, _ => new DiagnosticDescriptor(
        rule.Id, rule.Title, rule.Message, rule.Category, Severity(rule.Severity), isEnabledByDefault: true, helpLinkUri: rule.HelpLink));

    public static DiagnosticSeverity Severity(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Info => DiagnosticSeverity.Info,
        RuleSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Error,
    };
}
