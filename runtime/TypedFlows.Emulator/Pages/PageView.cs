using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Pages;

/// <summary>The view that the address of the page selects: what is shown in detail, the filters, and the page of each list.</summary>
internal sealed class PageView
{
    /// <summary>The names of the items that are shown in detail. An address selects one of them, and the rows of a dataset.</summary>
    private static readonly string[] s_selections = ["flow", "run", "resource", "request", "dataset", "start"];

    private static readonly string[] s_filters = ["q", "state", "order", "requests"];

    private readonly Dictionary<string, string> _values;

    private PageView(Dictionary<string, string> values) => _values = values;

    /// <summary>Gets the id of the flow with details; <see langword="null"/> for none.</summary>
    public string? Flow => this["flow"];

    public string? Run => this["run"];

    /// <summary>Gets the id of the schema, connection or mapping set with details.</summary>
    public string? Resource => this["resource"];

    /// <summary>Gets the number of the request with details.</summary>
    public long? Request => Number("request");

    /// <summary>Gets the dataset with rows; <see langword="null"/> for the latest one that has any.</summary>
    public string? DataSet => this["dataset"];

    /// <summary>Gets the first row.</summary>
    public long Start => Number("start") ?? 0;

    /// <summary>Gets a value indicating whether only requests with an error are listed.</summary>
    public bool IsErrorsOnly => this["requests"] == "refused";

    /// <summary>Gets the text that the listed items contain; empty for all items.</summary>
    public string Search => this["q"] ?? string.Empty;

    /// <summary>Gets the state of the listed flows and runs; empty for all states.</summary>
    public string State => this["state"] ?? string.Empty;

    /// <summary>Gets a value indicating whether failed items are listed first. Otherwise the latest item is the first.</summary>
    public bool IsFailedFirst => this["order"] != "latest";

    private string? this[string name] => _values.GetValueOrDefault(name);

    public static PageView Of(IQueryCollection query) => Of(query.Select(each => (each.Key, each.Value.ToString())));

    /// <summary>Reads the view of an address, such as one that a form returns. Unknown parameters are dropped.</summary>
    public static PageView Of(string query) => Of(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    /// <summary>Returns the number of the page of a list, from 1.</summary>
    public long PageOf(string list) => Math.Max(1, Number(list + "-page") ?? 1);

    /// <summary>Returns whether one of the texts contains the text of the search.</summary>
    public bool Matches(params ReadOnlySpan<string?> texts)
    {
        var search = Search.Trim();
        foreach (var text in texts)
        {
            if (text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return search.Length == 0;
    }

    /// <summary>Returns the address of an item's details with the same filters and pages.</summary>
    public string Select(string what, string id, string part) => Address(part, Without(s_selections), (what, id));

    /// <summary>Returns the address without details.</summary>
    public string Close(string part) => Address(part, Without(s_selections));

    /// <summary>Returns the address of the same view with other values.</summary>
    public string With(string part, params (string Name, string? Value)[] changes) => Address(part, _values, changes);

    /// <summary>Returns the address of the same view with another filter, on the first page of each list.</summary>
    public string Filter(string part, params (string Name, string? Value)[] changes) =>
        Address(part, _values.Where(each => !each.Key.EndsWith("-page", StringComparison.Ordinal)), changes);

    private static PageView Of(IEnumerable<(string Name, string Value)> query) => new(query
        .Where(each => each.Value.Length is > 0 and <= 1000)
        .Where(each => s_selections.Contains(each.Name)
            || s_filters.Contains(each.Name)
            || each.Name.EndsWith("-page", StringComparison.Ordinal))
        .GroupBy(each => each.Name, StringComparer.Ordinal)
        .ToDictionary(each => each.Key, each => each.First().Value, StringComparer.Ordinal));

    private static string Address(
        string part, IEnumerable<KeyValuePair<string, string>> values, params (string Name, string? Value)[] changes)
    {
        var all = values.Where(each => Array.TrueForAll(changes, change => change.Name != each.Key))
            .Select(each => (Name: each.Key, Value: (string?)each.Value))
            .Concat(changes)
            .Where(each => !string.IsNullOrEmpty(each.Value))
            .Select(each => $"{Uri.EscapeDataString(each.Name)}={Uri.EscapeDataString(each.Value!)}")
            .ToList();
        return (all.Count == 0 ? "/" : "/?" + string.Join('&', all)) + (part.Length == 0 ? string.Empty : "#" + part);
    }

    private IEnumerable<KeyValuePair<string, string>> Without(string[] names) => _values.Where(each => !names.Contains(each.Key));

    private long? Number(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
