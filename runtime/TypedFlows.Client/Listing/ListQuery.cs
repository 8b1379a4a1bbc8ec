using System.Globalization;

namespace TypedFlows.Client;

/// <summary>What a list is narrowed to and in which order it comes. One condition converts to it.</summary>
public sealed record ListQuery
{
    /// <summary>Narrows a list.</summary>
    /// <param name="filters">The conditions, all of which must hold; several on one property make a window.</param>
    public ListQuery(params PropertyFilter[] filters)
    {
        ArgumentNullException.ThrowIfNull(filters);
        Filters = filters;
    }

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<PropertyFilter> Filters { get; init; }

    /// <summary>The property to sort by, with <c>-</c> before it for greatest first, such as <c>FlowProperties.CreatedAt.Descending</c>; the service's order when null.</summary>
    public string? OrderBy { get; init; }

    /// <summary>How many a page holds at most; the service's choice when null. All pages are read whatever their size.</summary>
    public int? PageSize { get; init; }

    /// <summary>Narrows a list by one condition.</summary>
    /// <param name="filter">The condition.</param>
    public static implicit operator ListQuery(PropertyFilter filter) => new(filter);

    /// <summary>The query of the first page, escaped, without the question mark.</summary>
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

    /// <summary>The query that only counts, which takes neither limit nor order.</summary>
    internal string ToCountText() => string.Join('&', Conditions().Append("count=true"));

    /// <summary>The body of a search for the same.</summary>
    /// <exception cref="ArgumentException">A value holds <c>&amp;</c>, which parts the conditions there.</exception>
    internal ReadOnlyMemory<byte> ToSearch() => PlatformRequest.Write(writer =>
    {
        var conditions = Filters.Select(filter => filter.Checked().ToString()).ToList();
        if (conditions.Find(text => text.Contains('&', StringComparison.Ordinal)) is { } broken)
        {
            throw new ArgumentException($"The filter '{broken}' holds '&', which parts the conditions of a search. Use ListAsync.");
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
