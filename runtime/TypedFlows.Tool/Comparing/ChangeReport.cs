using Spectre.Console;
using TypedFlows.Compiler.Rules;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Comparing;

/// <summary>Prints changes, one per line as text, or as JSON.</summary>
internal static class ChangeReport
{
    public static void Print(Terminal terminal, IReadOnlyList<Change> changes, ReportFormat format, Func<string, string> shown)
    {
        if (format != ReportFormat.Text)
        {
            terminal.Output.WriteLine(
                format == ReportFormat.Json
                    ? Json(changes, shown)
                    : SarifReport.Print([.. changes.Select(change => ToDiagnostic(change, shown))]));
            return;
        }

        foreach (var change in changes)
        {
            var color = change.Level switch
            {
                ChangeLevel.Breaking => Color.Red,
                ChangeLevel.Compatible => Color.Green,
                _ => Color.Grey,
            };
            terminal.Line(string.Empty, LevelName(change.Level).PadRight(11), color, $"{change.Member} {change.Text} ({change.Spec})");
        }

        terminal.Line($"{Count(changes, ChangeLevel.Breaking)} breaking, {Count(changes, ChangeLevel.Compatible)} compatible, "
            + $"{Count(changes, ChangeLevel.Cosmetic)} cosmetic");
    }

    private static string Json(IReadOnlyList<Change> changes, Func<string, string> shown) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        foreach (var level in Enum.GetValues<ChangeLevel>())
        {
            json.WriteNumber(LevelName(level), Count(changes, level));
        }

        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("level", LevelName(change.Level));
            json.WriteString("spec", change.Spec);
            json.WriteString("member", change.Member);
            json.WriteString("text", change.Text);
            json.WriteString("file", shown(change.File));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Creates a diagnostic at the beginning of the file, because removed parts have no location.</summary>
    private static ReportedDiagnostic ToDiagnostic(Change change, Func<string, string> shown) => new(
        shown(change.File),
        default,
        default,
        change.Level switch
        {
            ChangeLevel.Breaking => RuleSeverity.Error,
            ChangeLevel.Compatible => RuleSeverity.Warning,
            _ => RuleSeverity.Info,
        },
        LevelName(change.Level),
        $"A {LevelName(change.Level)} change of a spec",
        $"{change.Member} {change.Text} ({change.Spec})",
        null,
        [new("member", change.Member)]);

    private static int Count(IReadOnlyList<Change> changes, ChangeLevel level) => changes.Count(change => change.Level == level);

    private static string LevelName(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
