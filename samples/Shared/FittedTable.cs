using Spectre.Console;

namespace Samples.Shared;

/// <summary>Shows a table that fits the console: columns are left out where they do not fit, and cells wrap at separators.</summary>
/// <param name="columns">The columns. One with a higher rank is left out first, and one that is whole does not wrap.</param>
public sealed class FittedTable(params IReadOnlyList<(string Name, int Rank, bool IsWhole)> columns)
{
    private const int Border = 3;

    private readonly List<(string Text, Style? Style)[]> _rows = [];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">The text and the style of each cell.</param>
    public void Add(params (string Text, Style? Style)[] cells) => _rows.Add(cells);

    /// <summary>Writes the table to the console.</summary>
    /// <returns>The names of the columns that were left out.</returns>
    public IReadOnlyList<string> Write()
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (shown.Count > 1 && shown.Sum(MinWidth) > Available(shown))
        {
            shown.Remove(shown.MaxBy(column => (columns[column].Rank, column)));
        }

        var widths = Widths(shown);
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in shown)
        {
            var name = FittedText.Wrap(columns[column].Name, widths[column]);
            table.AddColumn(new TableColumn(new Text(name, new Style(decoration: Decoration.Bold))) { NoWrap = false });
        }

        foreach (var row in _rows)
        {
            table.AddRow(shown.Select(column => new Text(FittedText.Wrap(row[column].Text, widths[column]), row[column].Style)));
        }

        AnsiConsole.Write(table);
        return [.. columns.Select(column => column.Name).Where((_, column) => !shown.Contains(column))];
    }

    private static int Available(List<int> shown) => AnsiConsole.Profile.Width - (shown.Count * Border) - 1;

    /// <summary>Gives narrow columns all that they need, and the rest to the others.</summary>
    private Dictionary<int, int> Widths(List<int> shown)
    {
        var widths = shown.ToDictionary(column => column, MinWidth);
        var left = Available(shown) - widths.Values.Sum();
        var open = shown.OrderBy(column => FullWidth(column) - widths[column]).ToList();
        for (var i = 0; i < open.Count && left > 0; i++)
        {
            var more = Math.Min(FullWidth(open[i]) - widths[open[i]], left / (open.Count - i));
            widths[open[i]] += more;
            left -= more;
        }

        return widths;
    }

    private int MinWidth(int column) => columns[column].IsWhole ? FullWidth(column) : Texts(column).Max(FittedText.MinWidth);

    private int FullWidth(int column) => Texts(column).Max(FittedText.Width);

    private IEnumerable<string> Texts(int column) => _rows.Select(row => row[column].Text).Prepend(columns[column].Name);
}
