using System.Text.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Provides records that are JSON objects. A column is a property name, or a path of names separated by dots.</summary>
internal class JsonRecord : RecordSource
{
    private readonly List<(string Name, string[] Path)> _columns = [];

    /// <summary>Gets or sets the current record.</summary>
    public JsonElement Current { get; set; }

    public override bool Read() => false;

    public override int Column(string name)
    {
        _columns.Add((name, name.Split('.')));
        return _columns.Count - 1;
    }

    public override bool Has(int column) => Find(column).ValueKind != JsonValueKind.Undefined;

    public override void Write(Utf8JsonWriter writer, int column) => Find(column).WriteTo(writer);

    public override string? Text(int column) =>
        Find(column) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value.ToString() : null;

    private JsonElement Find(int column)
    {
        var (name, path) = _columns[column];
        if (Current.ValueKind == JsonValueKind.Object && Current.TryGetProperty(name, out var value))
        {
            return value;
        }

        value = Current;
        foreach (var step in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return default;
            }
        }

        return value;
    }
}
