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

    /// <summary>Returns whether the record has a value other than null.</summary>
    public abstract bool Has(int column);

    /// <summary>Writes the value as JSON, with the type that it has in the source.</summary>
    public abstract void Write(Utf8JsonWriter writer, int column);

    /// <summary>Returns the current record for expressions. It is valid until the next read.</summary>
    public abstract ObjectValue Row();

    /// <summary>Returns the value as text, or <see langword="null"/> if there is none.</summary>
    public abstract string? Text(int column);

    public virtual void Dispose()
    {
    }
}

/// <summary>Provides records of columns, each of which has one value.</summary>
internal abstract class ColumnSource : RecordSource
{
    private ObjectValue? _row;
    private int[] _columns = [];

    public abstract override IReadOnlyList<string> Header { get; }

    public override int Column(string name) => Header.ToList().IndexOf(name);

    public override ObjectValue Row()
    {
        if (_row is null)
        {
            // Of columns with the same name, the last one counts, as in a JSON object.
            var last = Header.Select((name, i) => (name, i)).GroupBy(column => column.name).Select(group => group.Last()).ToList();
            _columns = [.. last.Select(column => column.i)];
            _row = new ObjectValue().With(last.Select(column => KeyValuePair.Create(column.name, (object?)null)));
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            _row.Members.SetAt(i, Value(_columns[i]));
        }

        return _row;
    }

    /// <summary>Returns the value of a column for expressions.</summary>
    protected abstract object? Value(int column);
}
