using System.Globalization;

namespace TypedFlows.Client;

/// <summary>A property that a list can be filtered and sorted by, whose values are instants (epoch milliseconds on the wire).</summary>
/// <param name="Path">Dotted path.</param>
public sealed record InstantProperty(string Path)
{
    /// <summary>Sorts by this property, earliest first.</summary>
    public string Ascending => Path;

    /// <summary>Sorts by this property, latest first.</summary>
    public string Descending => "-" + Path;

    /// <summary>Is later than the instant.</summary>
    /// <param name="instant">The instant; what is finer than a millisecond is cut off.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter After(DateTimeOffset instant) => Compare(">", instant);

    /// <summary>Is earlier than the instant.</summary>
    /// <param name="instant">The instant; what is finer than a millisecond is cut off.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter Before(DateTimeOffset instant) => Compare("<", instant);

    /// <summary>Is the instant or later.</summary>
    /// <param name="instant">The instant; what is finer than a millisecond is cut off.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter From(DateTimeOffset instant) => Compare(">=", instant);

    /// <summary>Is the instant or earlier.</summary>
    /// <param name="instant">The instant; what is finer than a millisecond is cut off.</param>
    /// <returns>The condition.</returns>
    public PropertyFilter Until(DateTimeOffset instant) => Compare("<=", instant);

    private PropertyFilter Compare(string comparison, DateTimeOffset instant) =>
        new(Path, comparison, instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
}
