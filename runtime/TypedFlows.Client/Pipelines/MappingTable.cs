using System.Collections;

namespace TypedFlows.Client;

/// <summary>The rows of a mapping set: <c>["FirstName"] = "person.name.firstName"</c>.</summary>
public sealed class MappingTable : IReadOnlyCollection<MappingRow>
{
    private readonly List<MappingRow> _rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    /// <summary>Maps a field of the source.</summary>
    /// <param name="source">Name of the source's field.</param>
    /// <returns>Dotted path in the schema.</returns>
    /// <exception cref="KeyNotFoundException">The field is not mapped.</exception>
    public string this[string source]
    {
        get => _rows.FirstOrDefault(row => row.Source == source)?.Destination ?? throw new KeyNotFoundException($"'{source}' is not mapped.");
        set
        {
            _rows.RemoveAll(row => row.Source == source);
            _rows.Add(new(source, value));
        }
    }

    /// <summary>Adds a row; one field may go to several places.</summary>
    /// <param name="row">The row.</param>
    public void Add(MappingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _rows.Add(row);
    }

    /// <inheritdoc/>
    public IEnumerator<MappingRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
