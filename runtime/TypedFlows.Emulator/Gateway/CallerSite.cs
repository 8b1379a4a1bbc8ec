using System.Net;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Keeps pages of other sites, which a browser on this machine shows, from the doors that need no token: such a page can send requests
/// here, or have a name of its own lead here.
/// </summary>
internal static class CallerSite
{
    /// <summary>Refuses what comes from a page of another site to an address that only this machine reaches.</summary>
    public static void Require(HttpContext http)
    {
        if (http.Connection.LocalIpAddress is not { } local || !IPAddress.IsLoopback(local))
        {
            return;
        }

        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out var site) && IsOfThisMachine(site.Host, local)))
        {
            throw ApiErrors.OtherSite.With("Origin", origin);
        }

        if (!IsOfThisMachine(http.Request.Host.Host, local))
        {
            throw ApiErrors.OtherSite.With("Host", http.Request.Host.Host);
        }
    }

    /// <summary>Whether a name of a host is one of this machine's own.</summary>
    public static bool IsOfThisMachine(string host, IPAddress? local) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(local)));
}
