using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.FlowService;

/// <summary>Reads the query parameters of the Flow Service's lists: property, orderby, limit, continuationToken, count.</summary>
internal static class ResourceQuery
{
    /// <param name="path">The path of the list below the service, for the link to the next page.</param>
    public static Response Respond(RequestContext call, string path, IEnumerable<JsonElement> documents) => Respond(
        new ListQuery(
            [.. call.Query["property"].OfType<string>()],
            call.Query["orderby"].ToString(),
            Limit(call),
            call.Query["continuationToken"].ToString(),
            string.Equals(call.Query["count"], "true", StringComparison.OrdinalIgnoreCase),
            call.Sandbox),
        path,
        documents);

    public static Response Respond(ListQuery query, string path, IEnumerable<JsonElement> documents)
    {
        var token = ContinuationToken.Read(query.ContinuationToken, query.Sandbox, path);
        if (token is not null)
        {
            // The token contains the query. Repeated parameters keep their values.
            query = query with { Filters = token.Filters, OrderBy = token.OrderBy, Limit = query.Limit ?? token.Limit };
        }

        var filters = query.Filters.Select(PropertyFilter.Parse).ToList();
        var matching = Order(query.OrderBy, documents.Where(document => filters.TrueForAll(filter => filter.Matches(document))));
        if (query.IsCount)
        {
            return query.Limit is null
                ? Gateway.Response.Ok(new JsonObject { ["count"] = matching.Count() })
                : throw ApiErrors.LimitWithCount.With();
        }

        var all = matching.ToList();
        var start = token is null ? 0 : Start(all, token);
        var page = all.Skip(start).Take(query.Limit ?? int.MaxValue).ToList();
        var links = new JsonObject();
        if (start + page.Count < all.Count)
        {
            var next = new ContinuationToken(
                query.Sandbox,
                path,
                start + page.Count,
                Id(page[^1]),
                query.Filters,
                query.OrderBy,
                query.Limit!.Value);
            links["next"] = new JsonObject { ["href"] = $"/{path}?continuationToken={next.Print()}" };
        }

        return Gateway.Response.Ok(new JsonObject { ["items"] = new JsonArray([.. page.Select(JsonCopy.ToNode)]), ["_links"] = links });
    }

    /// <summary>
    /// Returns the index after the last returned item; if that item was deleted, the index after the returned number of items.
    /// </summary>
    private static int Start(List<JsonElement> all, ContinuationToken token)
    {
        if (token.Given > 0 && token.Given <= all.Count && Id(all[token.Given - 1]) == token.Last)
        {
            return token.Given;
        }

        var last = all.FindIndex(document => Id(document) == token.Last);
        return last >= 0 ? last + 1 : Math.Min(token.Given, all.Count);
    }

    private static string Id(JsonElement document) =>
        document.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : string.Empty;

    private static int? Limit(RequestContext call)
    {
        var text = call.Query["limit"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw ApiErrors.QueryParameter.With("limit", text, "it must be a whole number of at least 1");
    }

    private static IEnumerable<JsonElement> Order(string text, IEnumerable<JsonElement> documents)
    {
        if (text.Length == 0)
        {
            return documents;
        }

        // An unescaped plus sign arrives as a space.
        var path = text.TrimStart('+', '-', ' ').Split('.');
        if (!path.All(name => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or ':' or '$' or '@' or '-')))
        {
            throw ApiErrors.SortOrder.With(text);
        }

        var sorted = documents.OrderBy(document => SortKey(document, path)).ToList();
        if (text[0] == '-')
        {
            sorted.Reverse();
        }

        return sorted;
    }

    private static (decimal Number, string Text) SortKey(JsonElement document, string[] path)
    {
        var value = PropertyFilter.Find(document, path).FirstOrDefault();
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDecimal(out var number) => (number, string.Empty),
            JsonValueKind.String => (0, value.GetString()!),
            _ => (0, string.Empty),
        };
    }
}
