using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TypedFlows.Compiler.DataPrep.Evaluation;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Provides records one by one, independent of their format. Values are valid until the next read.</summary>
internal abstract class RecordSource : IDisposable
{
    /// <summary>Gets the names of the columns; <see langword="null"/> if each record has its own.</summary>
    public virtual IReadOnlyList<string>? Header => null;

    /// <summary>Gets the line in which the current record starts, counted from 1; 0 if the format has no lines.</summary>
    public virtual long Line => 0;

    /// <summary>Gets the reason why the current record is not valid, with its code; <see langword="null"/> if it is valid.</summary>
    public virtual (SourceFault Fault, object[] Arguments)? Misfit => null;

    /// <summary>Reads the next record.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="SourceException">The source cannot be read any further.</exception>
    public abstract bool Read();

    /// <summary>Returns the number of a column, or -1 if it is known not to exist.</summary>
    public abstract int Column(string name);

    /// <summary>
    /// Returns the number of a column with this name, or of the only column with this name in another case; -1 if it is known that the
    /// source has neither.
    /// </summary>
    public abstract int ColumnInAnyCase(string name);

    /// <summary>Returns whether the record has a value other than null.</summary>
    public abstract bool Has(int column);

    /// <summary>Returns the name among those of a source, or the only one that differs in case; otherwise the name itself.</summary>
    protected static string InAnyCase(IEnumerable<string> names, string name)
    {
        var similar = new List<string>();
        foreach (var each in names)
        {
            if (each == name)
            {
                return name;
            }

            if (each.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                similar.Add(each);
            }
        }

        return similar is [var one] ? one : name;
    }

    /// <summary>Writes the value as JSON, with the type that it has in the source.</summary>
    public abstract void Write(Utf8JsonWriter writer, int column);

    /// <summary>Returns the current record for expressions. It is valid until the next read.</summary>
    public abstract ISourceRow Row();

    /// <summary>Returns the current record as text: as it is in the source, or as JSON if the source is not text.</summary>
    public abstract string Raw();

    /// <summary>Returns whether the column has dates or times as values, not as text.</summary>
    public virtual bool IsTime(int column) => false;

    /// <summary>Returns the value as text, or <see langword="null"/> if there is none.</summary>
    public abstract string? Text(int column);

    public virtual void Dispose()
    {
    }
}

/// <summary>Provides records of columns, each of which has one value.</summary>
internal abstract class ColumnSource : RecordSource, ISourceRow
{
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Dictionary<string, int>? _columns;
    private (long Record, object? Value)[] _values = [];
    private long _record;

    public abstract override IReadOnlyList<string> Header { get; }

    public override int Column(string name) => Header.ToList().IndexOf(name);

    public override int ColumnInAnyCase(string name) => Column(name) is >= 0 and var column ? column : Column(InAnyCase(Header, name));

    public sealed override bool Read()
    {
        _record++;
        return ReadRecord();
    }

    public override ISourceRow Row() => this;

    public override string Raw()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_writing))
        {
            writer.WriteStartObject();
            for (var i = 0; i < Header.Count; i++)
            {
                if (Has(i))
                {
                    writer.WritePropertyName(Header[i]);
                    Write(writer, i);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    public bool TryGet(string name, out object? value)
    {
        if (_columns is null)
        {
            // Of columns with the same name, the last one counts, as in a JSON object.
            _columns = new(StringComparer.Ordinal);
            for (var i = 0; i < Header.Count; i++)
            {
                _columns[Header[i]] = i;
            }

            _values = new (long, object?)[Header.Count];
        }

        if (!_columns.TryGetValue(name, out var column))
        {
            value = null;
            return false;
        }

        // A lambda can use a column many times.
        ref var known = ref _values[column];
        if (known.Record != _record)
        {
            known = (_record, Value(column));
        }

        value = known.Value;
        return true;
    }

    /// <summary>Reads the next record.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="SourceException">The source cannot be read any further.</exception>
    protected abstract bool ReadRecord();

    /// <summary>Returns the value of a column for expressions.</summary>
    protected abstract object? Value(int column);
}
