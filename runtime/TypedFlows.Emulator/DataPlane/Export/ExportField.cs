using System.Text.Json;
using Parquet.Schema;
using TypedFlows.Compiler.Fields;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>A field of exported records: what its values are, and the columns that receive them.</summary>
/// <param name="schema">The schema of the field; <see langword="null"/> if it is unknown.</param>
internal sealed class ExportField(string name, FieldSchema? schema)
{
    private readonly OrderedDictionary<string, ExportField> _fields = new(StringComparer.Ordinal);
    private ExportField? _item;
    private Kinds _kinds;
    private ExportColumn? _column;

    [Flags]
    private enum Kinds
    {
        None = 0,
        Boolean = 1,
        Integer = 2,
        Number = 4,
        Text = 8,
        Date = 16,
        DateTime = 32,
        Object = 64,
        Array = 128,
        Other = 256,
    }

    /// <summary>Gets the columns of the field, in the order of the schema.</summary>
    public IEnumerable<ExportColumn> Columns =>
        _column is not null ? [_column]
        : _item is not null ? _item.Columns
        : _fields.Values.SelectMany(inner => inner.Columns);

    /// <summary>Learns the form of a value.</summary>
    public void Observe(JsonElement value)
    {
        _kinds |= KindOf(value);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (!_fields.TryGetValue(property.Name, out var field))
                {
                    _fields.Add(property.Name, field = new(property.Name, schema?.Field(property.Name)));
                }

                field.Observe(property.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            _item ??= new("element", schema?.Item);
            foreach (var item in value.EnumerateArray())
            {
                _item.Observe(item);
            }
        }
    }

    /// <summary>Creates the fields of records. A file without records has the column of the identifier.</summary>
    public IReadOnlyList<Field> CreateFields()
    {
        if (_fields.Count == 0)
        {
            _fields.Add("_id", new("_id", null));
        }

        return [.. _fields.Values.Select(field => field.Create())];
    }

    /// <summary>Adds a record.</summary>
    public void AddRow(JsonElement record)
    {
        foreach (var (property, field) in _fields)
        {
            field.Add(record.TryGetProperty(property, out var value) ? value : default, 0, 0, 0);
        }
    }

    private Kinds KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => Kinds.None,
        JsonValueKind.True or JsonValueKind.False => Kinds.Boolean,
        JsonValueKind.Number when value.TryGetInt64(out _) => Kinds.Integer,
        JsonValueKind.Number => double.IsFinite(value.GetDouble()) ? Kinds.Number : Kinds.Other,
        JsonValueKind.String when schema?.Type == FieldType.Date && ExportColumn.Date(value) is not null => Kinds.Date,
        JsonValueKind.String when schema?.Type == FieldType.DateTime && ExportColumn.Instant(value) is not null => Kinds.DateTime,
        JsonValueKind.String => Kinds.Text,
        JsonValueKind.Object => Kinds.Object,
        _ => Kinds.Array,
    };

    private Field Create()
    {
        switch (_kinds)
        {
            case Kinds.Object when _fields.Count > 0 && name.Length > 0:
                return new StructField(name, [.. _fields.Values.Select(field => field.Create())]);
            case Kinds.Array when name.Length > 0:
                return new ListField(name, _item!.Create());
            case Kinds.Boolean:
                _column = new ExportColumn.Of<bool>(static value => value.GetBoolean());
                return new DataField(name, typeof(bool), isNullable: true);
            case Kinds.Integer when schema?.Type != FieldType.Number:
                _column = new ExportColumn.Of<long>(static value => value.GetInt64());
                return new DataField(name, typeof(long), isNullable: true);
            case Kinds.Integer or Kinds.Number or (Kinds.Integer | Kinds.Number):
                _column = new ExportColumn.Of<double>(static value => value.GetDouble());
                return new DataField(name, typeof(double), isNullable: true);
            case Kinds.Date:
                _column = new ExportColumn.Of<DateTime>(static value => ExportColumn.Date(value)!.Value);
                return new DateTimeDataField(name, DateTimeFormat.Date, isNullable: true);
            case Kinds.DateTime:
                _column = new ExportColumn.Of<DateTime>(static value => ExportColumn.Instant(value)!.Value);
                return new DateTimeDataField(
                    name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true);
            default:
                // A column has one type. Values of several types are texts, and an object without properties has no columns. Readers do
                // not find the columns inside a group without a name.
                _fields.Clear();
                _item = null;
                _column = new ExportColumn.Of<ReadOnlyMemory<char>>(static value =>
                    (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).AsMemory());
                return new DataField(name, typeof(string), isNullable: true);
        }
    }

    /// <summary>Adds a value, or its absence, to the columns.</summary>
    /// <param name="definition">The number of optional fields above that have a value.</param>
    /// <param name="repetition">The level of the list that continues with the value.</param>
    /// <param name="depth">The number of lists above.</param>
    private void Add(JsonElement value, int definition, int repetition, int depth)
    {
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            AddNull(definition, repetition);
        }
        else if (_column is not null)
        {
            _column.Add(value, definition + 1, repetition);
        }
        else if (_item is null)
        {
            foreach (var (property, field) in _fields)
            {
                field.Add(value.TryGetProperty(property, out var inner) ? inner : default, definition + 1, repetition, depth);
            }
        }
        else if (value.GetArrayLength() == 0)
        {
            AddNull(definition + 1, repetition);
        }
        else
        {
            foreach (var item in value.EnumerateArray())
            {
                _item.Add(item, definition + 2, repetition, depth + 1);
                repetition = depth + 1;
            }
        }
    }

    private void AddNull(int definition, int repetition)
    {
        foreach (var column in Columns)
        {
            column.AddNull(definition, repetition);
        }
    }
}
