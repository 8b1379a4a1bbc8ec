using System.CommandLine;
using Spectre.Console;
using TypedFlows.Compiler.Rules;

namespace TypedFlows.Tool.Reports;

/// <summary>Prints diagnostics in the requested format.</summary>
internal static class Report
{
    public static Option<ReportFormat> CreateOption()
    {
        var option = new Option<ReportFormat>("--format")
        {
            Description = "text, json or sarif (2.1.0).",
            HelpName = "text|json|sarif",
        };

        // The names of an enum begin with a capital letter.
        option.CompletionSources.Clear();
        option.CompletionSources.Add("text", "json", "sarif");
        return option;
    }

    /// <param name="summary">One line for the text format.</param>
    /// <returns>Whether there is an error.</returns>
    public static bool Print(Terminal terminal, ReportFormat format, IReadOnlyList<ReportedDiagnostic> diagnostics, string summary)
    {
        switch (format)
        {
            case ReportFormat.Json:
                terminal.Output.WriteLine(JsonReport.Print(diagnostics));
                break;
            case ReportFormat.Sarif:
                terminal.Output.WriteLine(SarifReport.Print(diagnostics));
                break;
            default:
                foreach (var diagnostic in diagnostics)
                {
                    terminal.Line(
                        $"{diagnostic.File}({diagnostic.Start.Line + 1},{diagnostic.Start.Column + 1}): ",
                        diagnostic.Word,
                        Color(diagnostic.Severity),
                        $" {diagnostic.Id}: {diagnostic.Message}");
                }

                terminal.Line(summary);
                break;
        }

        return diagnostics.Any(diagnostic => diagnostic.Severity == RuleSeverity.Error);
    }

    /// <summary>Counts the errors, warnings and infos.</summary>
    public static string Count(IReadOnlyList<ReportedDiagnostic> diagnostics) => string.Join(
        ", ",
        Number(diagnostics, RuleSeverity.Error, "error"),
        Number(diagnostics, RuleSeverity.Warning, "warning"),
        Number(diagnostics, RuleSeverity.Info, "info"));

    public static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Number(IReadOnlyList<ReportedDiagnostic> diagnostics, RuleSeverity severity, string what) =>
        Number(diagnostics.Count(diagnostic => diagnostic.Severity == severity), what);

    private static Color Color(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => Spectre.Console.Color.Red,
        RuleSeverity.Warning => Spectre.Console.Color.Yellow,
        _ => Spectre.Console.Color.Blue,
    };
}
