using System.Text.Json;

namespace Samples.Shared;

/// <summary>Shows records as a table with one column per XDM path.</summary>
internal static class RowTable
{
    /// <summary>Writes the table. The id is shown in every width.</summary>
    /// <returns>The paths for which the console has no room.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<JsonElement> records, IReadOnlyList<string> paths)
    {
        var table = new FittedTable([.. paths.Select(path => (path, path == "_id" ? 0 : 1, false))]);
        foreach (var record in records)
        {
            table.Add([.. paths.Select(path => (At(record, path), (Spectre.Console.Style?)null))]);
        }

        return table.Write();
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
