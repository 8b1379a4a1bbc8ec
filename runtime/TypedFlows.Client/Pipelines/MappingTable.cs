using System.Collections;

namespace TypedFlows.Client;

/// <summary>Represents the rows of a mapping set: <c>["FirstName"] = "person.name.firstName"</c>.</summary>
public sealed class MappingTable : IReadOnlyCollection<MappingRow>
{
    private readonly List<MappingRow> _rows = [];

    /// <summary>Gets the number of rows.</summary>
    public int Count => _rows.Count;

    /// <summary>Gets or sets the destination of a source field.</summary>
    /// <param name="source">The name of the source field.</param>
    /// <returns>The dotted path in the schema.</returns>
    /// <exception cref="KeyNotFoundException">The field is not mapped.</exception>
    /// <remarks>Expressions and constants are added with <see cref="Add"/>.</remarks>
    public string this[string source]
    {
        get =>
            _rows.FirstOrDefault(row => IsField(row, source))?.Destination
                ?? throw new KeyNotFoundException($"The source field '{source}' is not mapped. Add a row for it.");
        set
        {
            _rows.RemoveAll(row => IsField(row, source));
            _rows.Add(new(source, value));
        }
    }

    /// <summary>Adds a row: <c>Mapping = { new("Id", "_id"), MappingRow.Constant("web", to: "channel") }</c>. One field can have several
    /// destinations.</summary>
    /// <param name="row">The row.</param>
    public void Add(MappingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _rows.Add(row);
    }

    /// <inheritdoc/>
    public IEnumerator<MappingRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsField(MappingRow row, string source) => row.SourceType == MappingSourceType.Attribute && row.Source == source;
}
