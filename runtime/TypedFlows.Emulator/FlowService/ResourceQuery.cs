using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Gateway;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.FlowService;

/// <summary>The query parameters of the Flow Service's lists: property, orderby, limit, continuationToken, count.</summary>
internal static class ResourceQuery
{
    /// <param name="path">The list's path below the service, for the link to the next page.</param>
    public static Answer Answer(Call call, string path, IEnumerable<JsonElement> documents) => Answer(
        new ListQuery(
            [.. call.Query["property"].OfType<string>()],
            call.Query["orderby"].ToString(),
            Limit(call),
            call.Query["continuationToken"].ToString(),
            string.Equals(call.Query["count"], "true", StringComparison.OrdinalIgnoreCase)),
        path,
        documents);

    public static Answer Answer(ListQuery query, string path, IEnumerable<JsonElement> documents)
    {
        var filters = query.Filters.Select(PropertyFilter.Parse).ToList();
        var matching = Order(query.OrderBy, documents.Where(document => filters.TrueForAll(filter => filter.Matches(document))));
        if (query.IsCount)
        {
            return query.Limit is null
                ? Gateway.Answer.Ok(new JsonObject { ["count"] = matching.Count() })
                : throw Refusals.LimitWithCount.With();
        }

        var skipped = Skipped(query.ContinuationToken);
        var page = matching.Skip(skipped).Take((int)Math.Min((query.Limit ?? int.MaxValue) + 1L, int.MaxValue)).ToList();
        var links = new JsonObject();
        if (page.Count > query.Limit)
        {
            page.RemoveAt(page.Count - 1);
            links["next"] = new JsonObject { ["href"] = NextPage(query, path, skipped + page.Count) };
        }

        return Gateway.Answer.Ok(new JsonObject { ["items"] = new JsonArray([.. page.Select(JsonCopy.ToNode)]), ["_links"] = links });
    }

    private static int? Limit(Call call)
    {
        var text = call.Query["limit"].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw Refusals.QueryParameter.With("limit", text, "it must be a whole number of at least 1");
    }

    // A token says how many have been given; it is opaque to clients, so it may change its meaning.
    private static int Skipped(string token)
    {
        if (token.Length == 0)
        {
            return 0;
        }

        try
        {
            var text = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token));
            return int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw Refusals.QueryParameter.With("continuationToken", token, "it is not one that a list here gave");
        }
    }

    private static string NextPage(ListQuery query, string path, int skipped)
    {
        var href = new StringBuilder($"/{path}?continuationToken=")
            .Append(Base64Url.EncodeToString(Encoding.ASCII.GetBytes(skipped.ToString(CultureInfo.InvariantCulture))));
        foreach (var filter in query.Filters)
        {
            Add("property", filter);
        }

        if (query.OrderBy.Length > 0)
        {
            Add("orderby", query.OrderBy);
        }

        Add("limit", query.Limit!.Value.ToString(CultureInfo.InvariantCulture));
        return href.ToString();

        void Add(string name, string value) => href.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static IEnumerable<JsonElement> Order(string text, IEnumerable<JsonElement> documents)
    {
        if (text.Length == 0)
        {
            return documents;
        }

        // An unescaped plus sign arrives as a blank.
        var path = text.TrimStart('+', '-', ' ').Split('.');
        if (!path.All(name => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or ':' or '$' or '@' or '-')))
        {
            throw Refusals.SortOrder.With(text);
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
