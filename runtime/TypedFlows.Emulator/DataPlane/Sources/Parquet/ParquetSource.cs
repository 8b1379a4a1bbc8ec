using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads a Parquet file by row group. A column is read when its first value is requested, so columns that nothing uses are never read.
/// A path of names separated by dots is a column inside structures.
/// </summary>
internal sealed class ParquetSource : ColumnSource
{
    private readonly ParquetFile _file;
    private readonly List<ParquetNode> _columns;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private int _group = -1;
    private long _rows;
    private long _row;

    public ParquetSource(SourceFile file, Stream stream)
    {
        _file = new(file, stream);
        _columns = [.. _file.Fields()];
        Header = [.. _columns.Select(column => column.Name)];
    }

    public override IReadOnlyList<string> Header { get; }

    public override int Column(string name)
    {
        var known = base.Column(name);
        if (known >= 0)
        {
            return known;
        }

        var path = name.Split('.');
        var top = base.Column(path[0]);
        if (top < 0 || _columns[top].Find(path.AsSpan(1)) is not { } found)
        {
            return -1;
        }

        _columns.Add(found);
        return _columns.Count - 1;
    }

    public override int ColumnInAnyCase(string name)
    {
        if (base.ColumnInAnyCase(name) is >= 0 and var known)
        {
            return known;
        }

        var path = name.Split('.');
        var column = base.ColumnInAnyCase(path[0]);
        if (column < 0)
        {
            return -1;
        }

        path[0] = Header[column];
        var node = _columns[column];
        for (var i = 1; i < path.Length && node is not null; i++)
        {
            path[i] = InAnyCase(node.Names, path[i]);
            node = node.Find([path[i]]);
        }

        return Column(string.Join('.', path));
    }

    protected override bool ReadRecord()
    {
        _row++;
        while (_row >= _rows)
        {
            if (_group + 1 >= _file.RowGroupCount)
            {
                return false;
            }

            Unload();
            (_rows, _row) = (_file.OpenGroup(++_group), 0);
        }

        return true;
    }

    public override bool Has(int column) =>
        _columns[column] is ParquetNode.Leaf leaf ? Loaded(leaf).Has((int)_row) : Find(column) is not null;

    public override void Write(Utf8JsonWriter writer, int column)
    {
        try
        {
            if (_columns[column] is ParquetNode.Leaf leaf)
            {
                Loaded(leaf).Write(writer, (int)_row);
            }
            else if (Find(column) is { } node)
            {
                node.Write(writer);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
        catch (Exception e) when (IsOfValue(e))
        {
            throw _file.Malformed(e.Message);
        }
    }

    protected override object? Value(int column)
    {
        switch (Find(column))
        {
            case null:
                return null;
            case ParquetNode.Leaf leaf:
                return ValueOf(leaf);
            default:
                using (var document = JsonDocument.Parse(Json(column)))
                {
                    return ValueJson.Read(document.RootElement);
                }
        }
    }

    public override bool IsTime(int column) =>
        Find(column) is ParquetNode.Leaf { Field.ClrType: { } type } && (type == typeof(DateTime) || type == typeof(DateOnly));

    public override string? Text(int column) => Find(column) switch
    {
        null => null,
        ParquetNode.Leaf leaf => AsText(ValueOf(leaf)),
        _ => System.Text.Encoding.UTF8.GetString(Json(column).Span),
    };

    /// <summary>Returns a value as text.</summary>
    public static string? AsText(object? value) => value is bool isTrue
        ? isTrue ? "true" : "false"
        : Convert.ToString(value, CultureInfo.InvariantCulture);

    public override void Dispose()
    {
        Unload();
        _file.Dispose();
    }

    // A value that its type cannot hold, such as a time of day after its end.
    private static bool IsOfValue(Exception e) =>
        e is IndexOutOfRangeException or InvalidOperationException or ArgumentException or OverflowException;

    private object? ValueOf(ParquetNode.Leaf leaf)
    {
        try
        {
            return leaf.Value();
        }
        catch (Exception e) when (IsOfValue(e))
        {
            throw _file.Malformed(e.Message);
        }
    }

    /// <summary>Returns the field at the current row; <see langword="null"/> if it is null there.</summary>
    private ParquetNode? Find(int column)
    {
        var node = _columns[column];
        for (var i = 0; i < node.Leaves.Count; i++)
        {
            Loaded(node.Leaves[i]).Seek((int)_row);
        }

        return node.IsNull ? null : node;
    }

    private ParquetNode.Leaf Loaded(ParquetNode.Leaf leaf)
    {
        if (!leaf.IsLoaded)
        {
            _file.Load(leaf);
        }

        return leaf;
    }

    private ReadOnlyMemory<byte> Json(int column)
    {
        _buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_buffer))
        {
            Write(writer, column);
        }

        return _buffer.WrittenMemory;
    }

    private void Unload()
    {
        foreach (var leaf in _columns.Take(Header.Count).SelectMany(column => column.Leaves))
        {
            leaf.Unload();
        }
    }
}
