using System.Text.Json;
using Parquet.Schema;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// A field of a Parquet schema, which assembles its values from the definition and repetition levels of its columns.
/// </summary>
/// <param name="Present">The definition level from which on the field is not null.</param>
internal abstract record ParquetNode(string Name, int Present)
{
    /// <summary>Gets the columns of the field. The first one decides whether the field has a value.</summary>
    public abstract IReadOnlyList<Leaf> Leaves { get; }

    public bool IsNull => Leaves[0].Definition < Present;

    /// <summary>Writes the value at the current position, and advances to the next one. It must not be null.</summary>
    public abstract void Write(Utf8JsonWriter writer);

    /// <summary>Gets the names of the fields of a structure.</summary>
    public virtual IEnumerable<string> Names => [];

    /// <summary>Returns a field inside structures.</summary>
    public virtual ParquetNode? Find(ReadOnlySpan<string> path) => path.IsEmpty ? this : null;

    /// <summary>Returns the node of a field.</summary>
    /// <exception cref="NotSupportedException">The field repeats in a form that is not read.</exception>
    public static ParquetNode Of(Field field, int definition = 0, int repetition = 0)
    {
        var present = definition + (field.IsNullable ? 1 : 0);
        switch (field)
        {
            case StructField { Fields.Count: > 0 } structure:
                return new Structure(field.Name, present, [.. structure.Fields.Select(inner => Of(inner, present, repetition))]);
            case ListField { Item: DataField { IsArray: true } item }:
                return new List(field.Name, present, repetition + 1, Check(item, present + 1, repetition + 1));
            case ListField list:
                return new List(field.Name, present, repetition + 1, Of(list.Item, present + 1, repetition + 1));
            case MapField map:
                return Of(map.Key, present + 1, repetition + 1) is Leaf key
                    ? new Map(field.Name, present, repetition + 1, key, Of(map.Value, present + 1, repetition + 1))
                    : throw new NotSupportedException($"the map '{field.Name}', whose keys are not simple values");
            case DataField { IsArray: true } array:
                return new List(field.Name, definition, repetition + 1, Check(array, definition + 1, repetition + 1));
            case DataField data:
                return Check(data, present, repetition);
            default:
                throw new NotSupportedException($"the field '{field.Name}'");
        }
    }

    private static Leaf Check(DataField field, int definition, int repetition) =>
        field.MaxDefinitionLevel == definition && field.MaxRepetitionLevel == repetition
            ? new(field, definition)
            : throw new NotSupportedException($"the column '{field.Path}', which repeats without a list or map");

    private void Skip()
    {
        foreach (var leaf in Leaves)
        {
            leaf.At++;
        }
    }

    private void WriteOrNull(Utf8JsonWriter writer)
    {
        if (IsNull)
        {
            writer.WriteNullValue();
            Skip();
        }
        else
        {
            Write(writer);
        }
    }

    // Null is no value, also in an object that is copied.
    private void WriteMember(Utf8JsonWriter writer, string name)
    {
        if (IsNull)
        {
            Skip();
        }
        else
        {
            writer.WritePropertyName(name);
            Write(writer);
        }
    }

    /// <summary>A column.</summary>
    public sealed record Leaf(DataField Field, int Present) : ParquetNode(Field.Name, Present)
    {
        private ParquetValues? _values;

        // The first entry of each row; null if each row has one entry.
        private int[]? _rows;

        // The value of each entry, or -1; null if each entry has a value.
        private int[]? _positions;

        public override IReadOnlyList<Leaf> Leaves => field ??= [this];

        /// <summary>Gets or sets the current entry.</summary>
        public int At { get; set; }

        public bool IsLoaded => _values is not null;

        /// <summary>Gets the definition level of the current entry.</summary>
        public int Definition => Present == 0 ? 0 : _values!.Data.DefinitionLevels[At];

        /// <summary>Gets the repetition level of the current entry; 0 at the end.</summary>
        public int Repetition
        {
            get
            {
                var levels = _values!.Data.RepetitionLevels;
                return At < levels.Length ? levels[At] : 0;
            }
        }

        private int Position => _positions is null ? At : _positions[At];

        /// <summary>Sets the values of a row group.</summary>
        /// <exception cref="InvalidDataException">The column does not have a value for each row.</exception>
        public void Load(ParquetValues values, long rows, long entries)
        {
            _values = values;
            var used = entries;
            if (Present > 0)
            {
                var levels = values.Data.DefinitionLevels;
                _positions = new int[levels.Length];
                used = 0;
                for (var i = 0; i < levels.Length; i++)
                {
                    _positions[i] = levels[i] == Present ? (int)used++
                        : levels[i] < Present ? -1 : throw new InvalidDataException($"the column '{Field.Path}' has an unknown level.");
                }

                entries = levels.Length;
            }

            var starts = entries;
            if (Field.MaxRepetitionLevel > 0)
            {
                var starting = new List<int>();
                var levels = values.Data.RepetitionLevels;
                for (var i = 0; i < levels.Length; i++)
                {
                    if (levels[i] == 0)
                    {
                        starting.Add(i);
                    }
                }

                _rows = [.. starting];
                starts = starting.Count;
            }

            if (starts != rows || used > values.Count)
            {
                throw new InvalidDataException(
                    $"the column '{Field.Path}' has {starts} of {rows} rows, and {values.Count} of {used} values.");
            }
        }

        public void Unload()
        {
            _values?.Dispose();
            (_values, _rows, _positions) = (null, null, null);
        }

        /// <summary>Moves to the first entry of a row.</summary>
        public void Seek(int row) => At = _rows is null ? row : _rows[row];

        public override void Write(Utf8JsonWriter writer)
        {
            _values!.Write(writer, Position);
            At++;
        }

        /// <summary>Returns whether a row has a value. The column must not repeat.</summary>
        public bool Has(int row)
        {
            var position = _positions is null ? row : _positions[row];
            return position >= 0 && _values!.Has(position);
        }

        /// <summary>Writes the value of a row, or null. The column must not repeat.</summary>
        public void Write(Utf8JsonWriter writer, int row)
        {
            var position = _positions is null ? row : _positions[row];
            if (position < 0)
            {
                writer.WriteNullValue();
            }
            else
            {
                _values!.Write(writer, position);
            }
        }

        /// <summary>Returns the value at the current position, which must not be null.</summary>
        public object? Value() => _values!.Value(Position);
    }

    private sealed record Structure(string Name, int Present, IReadOnlyList<ParquetNode> Fields) : ParquetNode(Name, Present)
    {
        public override IReadOnlyList<Leaf> Leaves { get; } = [.. Fields.SelectMany(inner => inner.Leaves)];

        public override IEnumerable<string> Names => Fields.Select(inner => inner.Name);

        public override ParquetNode? Find(ReadOnlySpan<string> path)
        {
            if (path.IsEmpty)
            {
                return this;
            }

            var name = path[0];
            return Fields.FirstOrDefault(inner => inner.Name == name)?.Find(path[1..]);
        }

        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            foreach (var inner in Fields)
            {
                inner.WriteMember(writer, inner.Name);
            }

            writer.WriteEndObject();
        }
    }

    private sealed record List(string Name, int Present, int Repetition, ParquetNode Item) : ParquetNode(Name, Present)
    {
        public override IReadOnlyList<Leaf> Leaves => Item.Leaves;

        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartArray();
            if (Leaves[0].Definition == Present)
            {
                Skip();
            }
            else
            {
                do
                {
                    Item.WriteOrNull(writer);
                }
                while (Leaves[0].Repetition == Repetition);
            }

            writer.WriteEndArray();
        }
    }

    private sealed record Map(string Name, int Present, int Repetition, Leaf Key, ParquetNode Value) : ParquetNode(Name, Present)
    {
        public override IReadOnlyList<Leaf> Leaves { get; } = [Key, .. Value.Leaves];

        public override void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            if (Key.Definition == Present)
            {
                Skip();
            }
            else
            {
                do
                {
                    var name = Key.IsNull ? null : ParquetSource.AsText(Key.Value());
                    Key.At++;
                    Value.WriteMember(writer, name ?? "null");
                }
                while (Key.Repetition == Repetition);
            }

            writer.WriteEndObject();
        }
    }
}
