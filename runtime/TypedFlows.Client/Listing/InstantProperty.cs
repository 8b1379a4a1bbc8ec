using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Represents a property for filtering and sorting that contains instants (epoch milliseconds in requests).</summary>
/// <param name="Path">The dotted path.</param>
public sealed record InstantProperty(string Path)
{
    /// <summary>Gets the sort order by this property, earliest first.</summary>
    public string Ascending => Path;

    /// <summary>Gets the sort order by this property, latest first.</summary>
    public string Descending => "-" + Path;

    /// <summary>Creates a condition for values later than the instant.</summary>
    /// <param name="instant">The instant, truncated to milliseconds.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter After(DateTimeOffset instant) => Compare(">", instant);

    /// <summary>Creates a condition for values earlier than the instant.</summary>
    /// <param name="instant">The instant, truncated to milliseconds.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter Before(DateTimeOffset instant) => Compare("<", instant);

    /// <summary>Creates a condition for values equal to or later than the instant.</summary>
    /// <param name="instant">The instant, truncated to milliseconds.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter From(DateTimeOffset instant) => Compare(">=", instant);

    /// <summary>Creates a condition for values equal to or earlier than the instant.</summary>
    /// <param name="instant">The instant, truncated to milliseconds.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter Until(DateTimeOffset instant) => Compare("<=", instant);

    private PropertyFilter Compare(string comparison, DateTimeOffset instant) =>
        new(Path, comparison, instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
