namespace TypedFlows.Client;

/// <summary>Represents a property for filtering and sorting that contains strings, such as a name, an id or a state.</summary>
/// <param name="Path">The dotted path, with <c>[]</c> after the name of an array.</param>
public sealed record TextProperty(string Path)
{
    /// <summary>Gets the sort order by this property, ascending.</summary>
    public string Ascending => Path;

    /// <summary>Gets the sort order by this property, descending.</summary>
    public string Descending => "-" + Path;

    /// <summary>Gets a value indicating whether values are quoted. Names are free text, and the service's own examples quote
    /// them.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>Creates a condition for any of these values.</summary>
    /// <param name="values">The values. At least one is required.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no value, or an empty one.</exception>
    public PropertyFilter Is(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new PropertyFilter(Path, "==", values) { IsQuoted = IsQuoted }.Checked();
    }
}
