using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Where the next page of a list is.</summary>
internal static class PageLink
{
    /// <summary>The query of the next page, escaped; null when this one is the last.</summary>
    /// <param name="response">The page.</param>
    /// <param name="query">The page's own query.</param>
    public static string? Next(JsonElement response, string query)
    {
        // The link is relative to a base that differs between services; its query is what counts, as a whole: a token may hold '=' and '&' escaped.
        var href = response.Member("_links")?.Member("next") is { } link ? link.AsText() ?? link.Text("href") : null;
        var mark = href?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (mark >= 0)
        {
            var fragment = href!.IndexOf('#', mark);
            return (fragment < 0 ? href[(mark + 1)..] : href[(mark + 1)..fragment]) is { Length: > 0 } next ? next : null;
        }

        // The registry names the start of the next page, which goes into this page's query.
        return response.Member("_page")?.Text("next") is { Length: > 0 } start ? WithStart(query, start) : null;
    }

    private static string WithStart(string query, string start)
    {
        var others = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("start=", StringComparison.Ordinal));
        return string.Join('&', others.Append("start=" + Uri.EscapeDataString(start)));
    }
}
