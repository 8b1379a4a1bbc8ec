using System.CommandLine;
using Spectre.Console;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>Prints findings in the format that is asked for.</summary>
internal static class Report
{
    public static Option<ReportFormat> CreateOption() => new("--format")
    {
        Description = "text for people, json or sarif (2.1.0) for machines.",
        HelpName = "text|json|sarif",
    };

    /// <param name="summary">One line for people.</param>
    /// <returns>Whether there is an error among them.</returns>
    public static bool Print(Terminal terminal, ReportFormat format, IReadOnlyList<ReportedDiagnostic> findings, string summary)
    {
        switch (format)
        {
            case ReportFormat.Json:
                terminal.Output.WriteLine(JsonReport.Print(findings));
                break;
            case ReportFormat.Sarif:
                terminal.Output.WriteLine(SarifReport.Print(findings));
                break;
            default:
                foreach (var finding in findings)
                {
                    terminal.Line($"{finding.File}({finding.Start.Line + 1},{finding.Start.Column + 1}): ", finding.Word, Color(finding.Severity), $" {finding.Id}: {finding.Message}");
                }

                terminal.Line(summary);
                break;
        }

        return findings.Any(finding => finding.Severity == RuleSeverity.Error);
    }

    /// <summary>How many errors, warnings and infos there are, in words.</summary>
    public static string Count(IReadOnlyList<ReportedDiagnostic> findings) => string.Join(
        ", ",
        Number(findings, RuleSeverity.Error, "error"), Number(findings, RuleSeverity.Warning, "warning"), Number(findings, RuleSeverity.Info, "info"));

    public static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Number(IReadOnlyList<ReportedDiagnostic> findings, RuleSeverity severity, string what) => Number(findings.Count(finding => finding.Severity == severity), what);

    private static Color Color(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Spectre.Console.Color.Red,
        RuleSeverity.Warning => Spectre.Console.Color.Yellow,
        _ => Spectre.Console.Color.Blue,
    };
}
