using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads the columns and the first rows of a file.</summary>
internal static class SourcePreview
{
    /// <exception cref="SourceException">The file does not exist or cannot be read.</exception>
    public static (JsonArray Columns, JsonArray Rows) Read(
        SourceStore store, string path, JsonView data, int limit, RowFilter? filter, CancellationToken cancellationToken)
    {
        var parameters = new JsonView(JsonCopy.Freeze(new JsonObject { ["path"] = path }), string.Empty);
        var format = SourceFormat.Read(data);
        var files = store.Find(parameters, format, cancellationToken).Files;
        var rows = new JsonArray();
        var types = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in format.Open(
            files.Count > 0 ? files[0] : throw SourceFault.NoSuchPath.With(path, "the folder is empty"),
            ColumnTypes.None,
            (_, _) => { },
            cancellationToken))
        {
            using (source)
            {
                Read(source, types, rows, limit, filter?.Bind(files[0], source));
            }

            break;
        }

        var columns = new JsonArray();
        foreach (var (name, type) in types)
        {
            columns.Add((JsonNode)new JsonObject { ["name"] = name, ["type"] = type, ["xdm"] = new JsonObject { ["type"] = type } });
        }

        return (columns, rows);
    }

    private static void Read(
        RecordSource source, OrderedDictionary<string, string> types, JsonArray rows, int limit, Func<bool>? isSelected)
    {
        foreach (var name in source.Header ?? [])
        {
            types.TryAdd(name, "string");
        }

        while (rows.Count < limit && source.Read())
        {
            if (source.Misfit is null && isSelected?.Invoke() == false)
            {
                continue;
            }

            var row = source is JsonRecord json
                ? json.Misfit is null ? JsonCopy.ToObject(json.Current) : []
                : Row(source);
            foreach (var (name, value) in row)
            {
                types[name] = value?.GetValueKind() switch
                {
                    JsonValueKind.Number => "number",
                    JsonValueKind.True or JsonValueKind.False => "boolean",
                    JsonValueKind.Object => "object",
                    JsonValueKind.Array => "array",
                    _ => types.GetValueOrDefault(name, "string"),
                };
            }

            rows.Add((JsonNode)row);
        }
    }

    private static JsonObject Row(RecordSource source)
    {
        var row = new JsonObject();
        if (source.Misfit is not null)
        {
            return row;
        }

        using var buffer = new MemoryStream();
        for (var i = 0; i < source.Header!.Count; i++)
        {
            buffer.SetLength(0);
            using (var writer = new Utf8JsonWriter(buffer))
            {
                source.Write(writer, i);
            }

            row[source.Header[i]] = JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        }

        return row;
    }
}
