using System.Text.Json;
using CsvHelper;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Tool.Previewing;

/// <summary>Reads the rows of a data file: CSV, a JSON array or object, or one JSON object per line.</summary>
internal static class SourceRows
{
    // An unclosed quote does not read the rest of a large file.
    private const int MaxRecordBytes = 16 * 1024 * 1024;

    /// <exception cref="ToolException">The file does not exist, or a row of it cannot be read.</exception>
    public static IEnumerable<ObjectValue> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file {path}. Name a file with source rows: CSV, JSON or JSON Lines.");
        }

        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".CSV" => ReadDelimited(path, ','),
            ".TSV" => ReadDelimited(path, '\t'),
            _ => ReadJson(path),
        };
    }

    // A cell is text, as the service reads it.
    private static IEnumerable<ObjectValue> ReadDelimited(string path, char delimiter)
    {
        var options = new CsvReaderOptions { Separator = delimiter, HasHeader = false, MaxRecordSize = MaxRecordBytes };
        using var reader = CsvReader.Create(File.OpenRead(path), options, leaveOpen: false);
        if (!Read(reader, path))
        {
            yield break;
        }

        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
        while (Read(reader, path))
        {
            yield return new ObjectValue().With(names.Select(
                (name, i) => KeyValuePair.Create(name, i < reader.FieldCount ? (object?)reader.GetString(i) : null)));
        }
    }

    private static bool Read(CsvReader reader, string path)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            var line = e.LineNumber > 0 ? $"({e.LineNumber})" : string.Empty;
            throw new ToolException($"{path}{line} is not a delimited file: {e.Message}");
        }
    }

    private static List<ObjectValue> ReadJson(string path)
    {
        var text = File.ReadAllText(path);
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array
                ? [.. root.EnumerateArray().Select(row => RowOf(row, path))] : [RowOf(root, path)];
        }
        catch (JsonException)
        {
            return
            [
                .. text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select((line, i) => ReadLine(line, path, i + 1)),
            ];
        }
    }

    private static ObjectValue ReadLine(string line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return RowOf(document.RootElement, path);
        }
        catch (JsonException e)
        {
            throw new ToolException($"{path}, row {number} is not JSON: {e.Message}");
        }
    }

    private static ObjectValue RowOf(JsonElement row, string path) => row.ValueKind == JsonValueKind.Object
        ? ValueJson.ReadObject(row) : throw new ToolException($"{path} contains a row that is not a JSON object.");
}
