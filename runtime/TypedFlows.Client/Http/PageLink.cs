using System.Text.Json;

namespace TypedFlows.Client;

/// <summary>Finds the next page of a list.</summary>
internal static class PageLink
{
    /// <summary>Returns the escaped query of the next page, or null if this page is the last.</summary>
    /// <param name="response">The page.</param>
    /// <param name="query">The page's own query.</param>
    public static string? Next(JsonElement response, string query)
    {
        // The base of the relative link differs between services. The whole query counts, because a token can contain escaped '=' and
        // '&'.
        var href = response.Member("_links")?.Member("next") is { } link ? link.AsText() ?? link.Text("href") : null;
        var queryStart = href?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (queryStart >= 0)
        {
            var fragment = href!.IndexOf('#', queryStart);
            return (fragment < 0 ? href[(queryStart + 1)..] : href[(queryStart + 1)..fragment]) is { Length: > 0 } next ? next : null;
        }

        // The registry returns the start of the next page, which is inserted into the query of this page.
        return response.Member("_page")?.Text("next") is { Length: > 0 } start ? WithStart(query, start) : null;
    }

    private static string WithStart(string query, string start)
    {
        var others = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(
            part => !part.StartsWith("start=", StringComparison.Ordinal));
        return string.Join('&', others.Append("start=" + Uri.EscapeDataString(start)));
    }
}
