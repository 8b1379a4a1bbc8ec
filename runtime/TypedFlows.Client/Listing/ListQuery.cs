using System.Globalization;

namespace TypedFlows.Client;

/// <summary>Represents the filter, the order and the page size of a list. A single condition converts to a query.</summary>
public sealed record ListQuery
{
    /// <summary>Initializes a new instance of the <see cref="ListQuery"/> record.</summary>
    /// <param name="filters">The conditions, all of which must be met. Two conditions on one property define a range.</param>
    public ListQuery(params PropertyFilter[] filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        Filters = filters;
    }

    /// <summary>Gets the conditions, all of which must be met.</summary>
    public IReadOnlyList<PropertyFilter> Filters { get; init; }

    /// <summary>Gets the property to sort by, prefixed with <c>-</c> for descending order, such as
    /// <c>FlowProperties.CreatedAt.Descending</c>. The service chooses the order when null.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Gets the maximum page size. The service chooses the size when null. All pages are read in any case.</summary>
    public int? PageSize { get; init; }

    /// <summary>Converts one condition to a query.</summary>
    /// <param name="filter">The condition.</param>
    public static implicit operator ListQuery(PropertyFilter filter) => new(filter);

    /// <summary>Returns the escaped query of the first page, without the question mark.</summary>
    internal string ToText()
    {
        var parts = Conditions();
        if (PageSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(PageSize));
            parts.Add("limit=" + size.ToString(CultureInfo.InvariantCulture));
        }

        if (!string.IsNullOrWhiteSpace(OrderBy))
        {
            parts.Add("orderby=" + Uri.EscapeDataString(OrderBy));
        }

        return string.Join('&', parts);
    }

    /// <summary>Returns the query that only counts. It has neither a limit nor an order.</summary>
    internal string ToCountText() => string.Join('&', Conditions().Append("count=true"));

    /// <summary>Returns the body of a search for the same conditions.</summary>
    /// <exception cref="ArgumentException">A value contains <c>&amp;</c>, which separates the conditions of a search.</exception>
    internal ReadOnlyMemory<byte> ToSearch() => PlatformRequest.Write(writer =>
    {
        var conditions = Filters.Select(filter => filter.Checked().ToString()).ToList();
        if (conditions.Find(text => text.Contains('&', StringComparison.Ordinal)) is { } broken)
        {
            throw new ArgumentException($"The filter '{broken}' contains '&', which separates the conditions of a search. Use ListAsync.");
        }

        if (conditions.Count > 0)
        {
            writer.WriteString("queryString", string.Join('&', conditions.Select(text => "property=" + text)));
        }

        if (PageSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(PageSize));
            writer.WriteNumber("limit", size);
        }

        writer.WriteOptional("orderby", string.IsNullOrWhiteSpace(OrderBy) ? null : OrderBy);
    });

    private List<string> Conditions() => [.. Filters.Select(filter => filter.Checked().ToParameter())];
}
