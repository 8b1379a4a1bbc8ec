namespace TypedFlows.Client;

/// <summary>A property that a list can be filtered and sorted by, whose values are texts such as names, ids and states.</summary>
/// <param name="Path">Dotted path, with <c>[]</c> after the name of an array.</param>
public sealed record TextProperty(string Path)
{
    /// <summary>Sorts by this property, smallest first.</summary>
    public string Ascending => Path;

    /// <summary>Sorts by this property, greatest first.</summary>
    public string Descending => "-" + Path;

    /// <summary>Names are free text, and the service's own examples quote them.</summary>
    internal bool IsQuoted { get; init; }

    /// <summary>Has one of these values.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <returns>The condition.</returns>
    /// <exception cref="ArgumentException">There is no value, or an empty one.</exception>
    public PropertyFilter Is(params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new PropertyFilter(Path, "==", values) { IsQuoted = IsQuoted }.Checked();
    }
}
