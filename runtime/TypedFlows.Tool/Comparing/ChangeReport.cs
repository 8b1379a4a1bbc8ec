using Spectre.Console;
using TypedFlows.Tool.Reports;

namespace TypedFlows.Tool.Comparing;

/// <summary>Prints differences: a line each for people, or JSON.</summary>
internal static class ChangeReport
{
    public static void Print(Terminal terminal, IReadOnlyList<Change> changes, bool isJson)
    {
        if (isJson)
        {
            terminal.Output.WriteLine(Json(changes));
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
            terminal.Line(string.Empty, Word(change.Level).PadRight(11), color, $"{change.Member} {change.Text} ({change.Spec})");
        }

        terminal.Line($"{Count(changes, ChangeLevel.Breaking)} breaking, {Count(changes, ChangeLevel.Compatible)} compatible, {Count(changes, ChangeLevel.Cosmetic)} cosmetic");
    }

    private static string Json(IReadOnlyList<Change> changes) => JsonReport.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        foreach (var level in Enum.GetValues<ChangeLevel>())
        {
            json.WriteNumber(Word(level), Count(changes, level));
        }

        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("level", Word(change.Level));
            json.WriteString("spec", change.Spec);
            json.WriteString("member", change.Member);
            json.WriteString("text", change.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static int Count(IReadOnlyList<Change> changes, ChangeLevel level) => changes.Count(change => change.Level == level);

    private static string Word(ChangeLevel level) => level.ToString().ToLowerInvariant();
}
