using System.Net;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Prevents pages of other sites, which a browser on this machine shows, from calling endpoints that need no token. Such a page can send
/// requests to this address, or resolve its host name to this machine.
/// </summary>
internal static class CallerSite
{
    /// <summary>Rejects a request from a page of another site to an address that only this machine reaches.</summary>
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

    /// <summary>Returns whether a host name belongs to this machine.</summary>
    public static bool IsOfThisMachine(string host, IPAddress? local) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(local)));
}
