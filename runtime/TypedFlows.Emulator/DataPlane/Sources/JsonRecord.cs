using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Provides records that are JSON objects. A column is a property name, or a path of names separated by dots.</summary>
internal class JsonRecord : RecordSource
{
    private readonly List<(string Name, string[] Path, bool InAnyCase)> _columns = [];

    /// <summary>Gets or sets the current record.</summary>
    public JsonElement Current { get; set; }

    public override bool Read() => false;

    public override int Column(string name) => Add(name, inAnyCase: false);

    public override int ColumnInAnyCase(string name) => Add(name, inAnyCase: true);

    public override bool Has(int column) => Find(column).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public override void Write(Utf8JsonWriter writer, int column) => Write(writer, Find(column));

    public override ISourceRow Row() =>
        Current.ValueKind == JsonValueKind.Object ? ValueJson.ReadObject(Current) : new ObjectValue();

    public override string Raw() => Current.GetRawText();

    public override string? Text(int column) =>
        Find(column) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value ? value.ToString() : null;

    /// <summary>
    /// Returns whether a string or name has an escape that is half of a character. JSON allows it, but it cannot be written.
    /// </summary>
    protected static bool HasUnpairedSurrogate(JsonElement record)
    {
        var text = JsonMarshal.GetRawUtf8Value(record);
        var isOpen = false;
        for (var at = text.IndexOf((byte)'\\'); at >= 0 && at + 1 < text.Length;)
        {
            var isUnit = text[at + 1] == (byte)'u';
            var unit = isUnit && Utf8Parser.TryParse(text.Slice(at + 2, 4), out ushort parsed, out _, 'x') ? (char)parsed : ' ';
            if (isOpen != char.IsLowSurrogate(unit))
            {
                return true;
            }

            isOpen = char.IsHighSurrogate(unit);
            text = text[(at + (isUnit ? 6 : 2))..];
            at = text.IndexOf((byte)'\\');
            if (isOpen && at != 0)
            {
                return true;
            }
        }

        return isOpen;
    }

    // Null is no value, also in an object that is copied.
    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
        {
            writer.WritePropertyName(member.Name);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private int Add(string name, bool inAnyCase)
    {
        _columns.Add((name, name.Split('.'), inAnyCase));
        return _columns.Count - 1;
    }

    private JsonElement Find(int column)
    {
        var (name, path, inAnyCase) = _columns[column];
        if (TryGet(Current, name, inAnyCase, out var value))
        {
            return value;
        }

        value = Current;
        foreach (var step in path)
        {
            if (!TryGet(value, step, inAnyCase, out value))
            {
                return default;
            }
        }

        return value;
    }

    private static bool TryGet(JsonElement record, string name, bool inAnyCase, out JsonElement value)
    {
        value = default;
        return record.ValueKind == JsonValueKind.Object
            && (record.TryGetProperty(name, out value)
                || (inAnyCase
                    && record.TryGetProperty(InAnyCase(record.EnumerateObject().Select(member => member.Name), name), out value)));
    }
}
