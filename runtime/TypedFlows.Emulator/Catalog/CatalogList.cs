using System.Text.Json.Nodes;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;
using TypedFlows.Emulator.Storage;

namespace TypedFlows.Emulator.Catalog;

/// <summary>Returns lists of the catalog: filtered, sorted and page by page, keyed by id.</summary>
internal static class CatalogList
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    // Every other parameter of a list is a property filter.
    private static readonly HashSet<string> s_parameters = new(
        ["limit", "start", "orderBy", "properties", "property", "requestDataSource", "expansion"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the page that the query requests.</summary>
    /// <param name="special">Reads a parameter that is not a property; <see langword="null"/> for the others.</param>
    public static Response Page(
        RequestContext call,
        IEnumerable<StoredResource> resources,
        Func<string, string, Func<StoredResource, bool>?>? special = null)
    {
        var limit = Math.Min(QueryNumber.Read(call, "limit", DefaultLimit, 1), MaxLimit);
        var start = QueryNumber.Read(call, "start", 0, 0);
        var filters = Filters(call, special);
        var found = Order(call, resources.Where(resource => filters.TrueForAll(matches => matches(resource))));
        return Response.Ok(Dictionary(call, found.Skip(start).Take(limit)));
    }

    /// <summary>Returns the resources by id, with the properties that the query requests.</summary>
    public static JsonObject Dictionary(RequestContext call, IEnumerable<StoredResource> resources)
    {
        var wanted = call.Query["properties"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var byId = new JsonObject();
        foreach (var resource in resources)
        {
            var document = JsonCopy.ToObject(resource.Document);
            document.Remove(CatalogBatch.Location);
            foreach (var name in document.Select(member => member.Key).Where(name => wanted.Length > 0 && !wanted.Contains(name)).ToList())
            {
                document.Remove(name);
            }

            byId[resource.Id] = document;
        }

        return byId;
    }

    private static List<Func<StoredResource, bool>> Filters(
        RequestContext call, Func<string, string, Func<StoredResource, bool>?>? special)
    {
        var filters = call.Query["property"].OfType<string>()
            .Select(text => Of(ResourceFilter.Parse(text, hasWildcards: true)))
            .ToList();
        foreach (var (name, values) in call.Query.Where(parameter => !s_parameters.Contains(parameter.Key)))
        {
            filters.AddRange(values.OfType<string>().Select(text => special?.Invoke(name, text) ?? Of(ResourceFilter.Simple(name, text))));
        }

        return filters;
    }

    private static Func<StoredResource, bool> Of(ResourceFilter filter) => resource => filter.Matches(resource.Document);

    /// <summary>Sorts by <c>orderBy=asc:name,desc:created</c>; the first key takes precedence.</summary>
    private static IEnumerable<StoredResource> Order(RequestContext call, IEnumerable<StoredResource> resources)
    {
        var numbersFirst = Comparer<string>.Create((left, right) =>
            long.TryParse(left, out var first) && long.TryParse(right, out var second)
                ? first.CompareTo(second)
                : string.CompareOrdinal(left, right));
        var sorted = resources;
        foreach (var term in call.Query["orderBy"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var colon = term.IndexOf(':', StringComparison.Ordinal);
            var path = term[(colon + 1)..].Split('.');
            var isReverse = colon > 0 && term[..colon].Equals("desc", StringComparison.OrdinalIgnoreCase);
            sorted = isReverse ? sorted.OrderByDescending(Key, numbersFirst) : sorted.OrderBy(Key, numbersFirst);
            string Key(StoredResource resource) =>
                PropertyFilter.Find(resource.Document, path).Select(value => value.ToString()).FirstOrDefault() ?? string.Empty;
        }

        return sorted;
    }
}
