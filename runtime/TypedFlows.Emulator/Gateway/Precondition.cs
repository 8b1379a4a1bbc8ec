namespace TypedFlows.Emulator.Gateway;

/// <summary>The header If-Match, without which nothing that has an etag is changed.</summary>
internal static class Precondition
{
    public static void Check(RequestContext call, string etag)
    {
        var given = call.Http.Request.Headers.IfMatch.ToString().Trim();
        if (given.Length == 0)
        {
            throw ApiErrors.NoIfMatch.With(etag);
        }

        if (given == "*" || given.Split(',', StringSplitOptions.TrimEntries).Contains(etag))
        {
            return;
        }

        // The quotes are part of the etag; senders lose them in shells.
        if (given != etag.Trim('"'))
        {
            throw ApiErrors.StaleEtag.With(given, etag);
        }

        call.Notes.Add($"If-Match was sent without the quotes that are part of the etag: {given}.");
    }
}
