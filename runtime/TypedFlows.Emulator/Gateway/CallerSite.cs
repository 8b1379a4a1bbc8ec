using System.Net;
using Microsoft.AspNetCore.Http;

namespace TypedFlows.Emulator.Gateway;

/// <summary>
/// Prevents pages of other sites, which a browser on this machine shows, from reading responses of the platform. Such a page can send
/// requests to this address, or resolve its host name to this machine.
/// </summary>
internal static class CallerSite
{
    /// <summary>Returns a host name in the form in which it is compared.</summary>
    /// <exception cref="ArgumentException">The text is not a host name.</exception>
    public static string RequireName(string host) => Uri.CheckHostName(host) == UriHostNameType.Unknown
        ? throw new ArgumentException($"The allowed host '{host}' is not a host name without a scheme and a port, such as emulator.")
        : Bare(host);

    /// <summary>Rejects a request that names another host than this machine or an allowed one.</summary>
    public static void RequireHost(HttpContext http, IReadOnlySet<string> allowed)
    {
        var host = http.Request.Host.Host;
        if (!IsOfThisMachine(host, http.Connection.LocalIpAddress) && !allowed.Contains(Bare(host)))
        {
            throw ApiErrors.OtherHost.With(host);
        }
    }

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
    }

    /// <summary>Returns whether a host name belongs to this machine.</summary>
    public static bool IsOfThisMachine(string host, IPAddress? local) =>
        Bare(host).Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Bare(host), out var address)
            && (IPAddress.IsLoopback(address)
                || address.Equals(local)
                || address.Equals(IPAddress.Any)
                || address.Equals(IPAddress.IPv6Any)));

    private static string Bare(string host) => host.TrimEnd('.').Trim('[', ']');
}
