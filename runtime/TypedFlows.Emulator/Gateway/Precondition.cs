namespace TypedFlows.Emulator.Gateway;

/// <summary>Checks the header If-Match, which every change of a resource with an etag requires.</summary>
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

        // The quotes are part of the etag, but shells remove them.
        if (given != etag.Trim('"'))
        {
            throw ApiErrors.StaleEtag.With(given, etag);
        }

        call.Deviations.Add($"If-Match has no quotes, which are part of the etag: {given}.");
    }
}
