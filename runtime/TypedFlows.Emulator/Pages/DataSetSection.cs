using System.Text.Json;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Pages;

/// <summary>Shows the datasets, and the rows of one of them as a table of its XDM paths.</summary>
internal sealed class DataSetSection(Platform platform)
{
    private const int MaxRows = 10;
    private const int MaxColumns = 10;
    private const int MaxText = 300;

    private static readonly Column[] s_columns = [new("Dataset"), new("Rows", "number"), new("Sandbox"), new("Id")];

    public void Print(Html html, PageView view)
    {
        var dataSets = platform.Resources.ListAll(ResourceKind.DataSet);
        var found = dataSets.Reverse().Where(each => view.Matches(PageText.Name(each), each.Id, each.Sandbox)).ToList();
        html.Section("datasets", "Datasets", dataSets.Count, string.Empty, null, content => PageList.Print(
            content,
            view,
            "datasets",
            found,
            dataSets.Count,
            "No dataset has been created yet.",
            s_columns,
            dataSet =>
            [
                cell => cell.Link("dataset-" + dataSet.Id, view.Select("dataset", dataSet.Id, "rows"), PageText.Name(dataSet)),
                cell => cell.Text(Html.Number(platform.Records.Count(dataSet.Id))),
                cell => cell.Text(dataSet.Sandbox),
                cell => cell.Code(dataSet.Id),
            ]));
        if ((dataSets.FirstOrDefault(dataSet => dataSet.Id == view.DataSet)
            ?? dataSets.LastOrDefault(dataSet => platform.Records.Count(dataSet.Id) > 0)) is { } shown)
        {
            Rows(html, shown, view);
        }
    }

    private void Rows(Html html, StoredResource dataSet, PageView view)
    {
        var count = platform.Records.Count(dataSet.Id);
        var start = view.DataSet == dataSet.Id ? Math.Min(view.Start, Math.Max(0, count - 1)) : 0;
        var rows = platform.Records.Read(dataSet.Id, start).Take(MaxRows).Select(Flatten).ToList();
        var paths = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        var shown = paths.Count > MaxColumns ? paths.Take(MaxColumns - 1).ToList() : paths;
        List<Column> columns = [new("Row", "number"), .. shown.Select(path => new Column(path))];
        if (paths.Count > shown.Count)
        {
            columns.Add(new($"{paths.Count - shown.Count} more fields"));
        }

        var title = "Rows of " + PageText.Name(dataSet);
        html.Section("rows", title, count, string.Empty, actions => Pages(actions, view, dataSet, start, count), content =>
        {
            content.Raw("<div class=\"scroll\" id=\"rows-scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"rows-title\">");
            content.Table(
                "rows-title",
                "The dataset has no rows yet.",
                columns,
                [.. rows.Select((row, index) => Row(row, start + index + 1, shown, paths))]);
            content.Raw("</div>");
        });
    }

    private static Action<Html>[] Row(Dictionary<string, string> row, long number, List<string> shown, List<string> paths)
    {
        List<Action<Html>> cells =
        [
            cell => cell.Text(Html.Number(number)),
            .. shown.Select(path => (Action<Html>)(cell => cell.Text(Shorten(row.GetValueOrDefault(path))))),
        ];
        if (paths.Count > shown.Count)
        {
            cells.Add(
                cell =>
                    cell.Text(
                        Shorten(string.Join(", ", paths.Skip(shown.Count).Where(row.ContainsKey).Select(path => $"{path}: {row[path]}")))));
        }

        return [.. cells];
    }

    private static void Pages(Html html, PageView view, StoredResource dataSet, long start, long count)
    {
        html.Raw("<p>");
        if (start > 0)
        {
            html.Link("rows-before", Address(view, dataSet, Math.Max(0, start - MaxRows)), "Previous rows");
        }

        if (start > 0 && start + MaxRows < count)
        {
            html.Raw(" ");
        }

        if (start + MaxRows < count)
        {
            html.Link("rows-after", Address(view, dataSet, start + MaxRows), "Next rows");
        }

        html.Raw("</p>");
    }

    private static string Address(PageView view, StoredResource dataSet, long start) => view.With(
        "rows", ("dataset", dataSet.Id), ("start", start.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Returns the values by their paths. A value that is not an object is one value.</summary>
    private static Dictionary<string, string> Flatten(ReadOnlyMemory<byte> record)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(record, JsonLimits.Record);
        Flatten(document.RootElement, string.Empty, values);
        return values;
    }

    private static void Flatten(JsonElement value, string path, Dictionary<string, string> values)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any())
        {
            values[path.Length == 0 ? "(record)" : path] = value.ToString();
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", values);
        }
    }

    private static string? Shorten(string? text) => text is { Length: > MaxText } ? text[..MaxText] + " ..." : text;
}
