using System.Text.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Gives records one by one, whatever form they come in. Values are good until the next read.</summary>
internal abstract class RecordSource : IDisposable
{
    /// <summary>The names of the columns; null where each record has its own.</summary>
    public virtual IReadOnlyList<string>? Header => null;

    /// <summary>The line in which the record starts that was read last, from 1; 0 where there are no lines.</summary>
    public virtual long Line => 0;

    /// <summary>Why the record that was read last is none, with its code; null where it is one.</summary>
    public virtual (SourceFault Fault, object[] Arguments)? Misfit => null;

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="SourceException">The source cannot be read any further.</exception>
    public abstract bool Read();

    /// <summary>The number by which a column is asked for; -1 where it is known not to exist.</summary>
    public abstract int Column(string name);

    public abstract bool Has(int column);

    /// <summary>Writes the value as JSON, of the type that it has in the source.</summary>
    public abstract void Write(Utf8JsonWriter writer, int column);

    /// <summary>The value as text; null where there is none.</summary>
    public abstract string? Text(int column);

    public virtual void Dispose()
    {
    }
}
