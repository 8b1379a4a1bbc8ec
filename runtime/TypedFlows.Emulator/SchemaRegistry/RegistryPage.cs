using System.Globalization;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.FlowService;
using TypedFlows.Emulator.Gateway;

namespace TypedFlows.Emulator.SchemaRegistry;

/// <summary>
/// A page of a registry list: <c>orderby</c>, <c>start</c> (the value after which the page starts), <c>limit</c> and <c>property</c>.
/// </summary>
/// <param name="Next">The value with which the next page starts; <see langword="null"/> on the last page.</param>
internal sealed record RegistryPage(IReadOnlyList<JsonElement> Documents, string OrderBy, string? Next, string NextQuery)
{
    private const int MaxLimit = 500;

    public static RegistryPage Of(RequestContext call, IEnumerable<JsonElement> documents)
    {
        var filters = call.Query["property"].OfType<string>().Select(text => ResourceFilter.Parse(text, hasWildcards: false)).ToList();
        var matching = documents.Where(document => filters.TrueForAll(filter => filter.Matches(document)));
        var asked = call.Query["orderby"].ToString().Trim();
        var orderBy = asked.TrimStart('+', '-') is { Length: > 0 } name ? name : "updated";
        var isReverse = asked.StartsWith('-');
        var sorted = matching.Select((document, index) => (document, key: Key(document, orderBy, index))).ToList();
        sorted.Sort((left, right) => string.CompareOrdinal(left.key, right.key) * (isReverse ? -1 : 1));

        // Clients continue with 'start' alone, in the order of the first page.
        var start = call.Query["start"].ToString();
        var rest = sorted.Where(item => start.Length == 0 || string.CompareOrdinal(item.key, start) * (isReverse ? -1 : 1) >= 0).ToList();
        var limit = Math.Min(QueryNumber.Read(call, "limit", MaxLimit, 1), MaxLimit);
        var next = rest.Count > limit ? rest[limit].key : null;
        var query = new StringBuilder("?");
        if (next is not null)
        {
            query.Append(
                CultureInfo.InvariantCulture,
                $"orderby={Uri.EscapeDataString(asked.Length > 0 ? asked : orderBy)}&start={Uri.EscapeDataString(next)}&limit={limit}");
            foreach (var property in call.Query["property"].OfType<string>())
            {
                query.Append("&property=").Append(Uri.EscapeDataString(property));
            }
        }

        return new([.. rest.Take(limit).Select(item => item.document)], orderBy, next, query.ToString());
    }

    // Equal values would repeat endlessly, so the position in the list makes each value unique.
    private static string Key(JsonElement document, string orderBy, int index)
    {
        var path = orderBy switch
        {
            "updated" => "meta:registryMetadata.repo:lastModifiedDate",
            "created" => "meta:registryMetadata.repo:createdDate",
            _ => orderBy,
        };
        var value = PropertyFilter.Find(document, path.Split('.')).FirstOrDefault();
        return $"{(value.ValueKind == JsonValueKind.Undefined ? string.Empty : value.ToString())},{index:D9}";
    }
}
