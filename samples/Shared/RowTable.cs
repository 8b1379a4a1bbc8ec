using System.Text.Json;
using Spectre.Console;

namespace Samples.Shared;

/// <summary>Shows records as a table with one column per XDM path.</summary>
internal static class RowTable
{
    public static Table Of(IReadOnlyList<JsonElement> records, IReadOnlyList<string> paths)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var path in paths)
        {
            table.AddColumn(new TableColumn(new Text(path, new Style(decoration: Decoration.Bold))));
        }

        foreach (var record in records)
        {
            table.AddRow(paths.Select(path => new Text(At(record, path))));
        }

        return table;
    }

    private static string At(JsonElement value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
            {
                return string.Empty;
            }
        }

        return value.ToString();
    }
}
