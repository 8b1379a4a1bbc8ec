using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Holds the types that a table source declares for its columns. Other columns are text.</summary>
internal sealed class ColumnTypes
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    public static ColumnTypes None { get; } = new();

    public static ColumnTypes Read(JsonView parameters)
    {
        var read = new ColumnTypes();
        if (parameters["columns"].Element.ValueKind != System.Text.Json.JsonValueKind.Array)
        {
            return read;
        }

        foreach (var column in parameters.Items("columns")
            .Where(column => column.Element.ValueKind == System.Text.Json.JsonValueKind.Object))
        {
            var type = column.Object("xdm").Text("type") ?? column.Text("type");
            if (column.Text("name") is { } name && type is "integer" or "number" or "boolean" or "long" or "int" or "double" or "float")
            {
                read._types[name] = type switch
                {
                    "boolean" => type,
                    "integer" or "long" or "int" => "integer",
                    _ => "number",
                };
            }
        }

        return read;
    }

    /// <summary>Returns integer, number or boolean; <see langword="null"/> for text.</summary>
    public string? Of(string column) => _types.GetValueOrDefault(column);
}
