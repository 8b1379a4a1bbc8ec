using System.Globalization;
using System.Text;

namespace TypedFlows.Client;

/// <summary>Selects batches. Conditions that are not set select all batches.</summary>
public sealed class BatchQuery
{
    /// <summary>The maximum page size.</summary>
    internal const int MaxPageSize = 100;

    private readonly int _pageSize = MaxPageSize;

    /// <summary>Gets the id of the dataset.</summary>
    public string? DataSetId { get; init; }

    /// <summary>Gets the status, such as <c>success</c> or <c>failed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the time after which the batches were created, exclusive.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Gets the time before which the batches were created, exclusive.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Gets the order, such as <c>desc:created</c>, or null for the order of the catalog.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Gets the page size, 1 to 100.</summary>
    public int PageSize
    {
        get => _pageSize;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxPageSize);
            _pageSize = value;
        }
    }

    internal string ToText(int start)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"limit={PageSize}&start={start}");
        Add("dataSet", DataSetId);
        Add("status", Status);
        Add("createdAfter", CreatedAfter?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add("createdBefore", CreatedBefore?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Add("orderBy", OrderBy);
        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
