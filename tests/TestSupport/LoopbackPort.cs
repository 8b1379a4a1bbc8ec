using System.Net;
using System.Net.Sockets;

namespace TypedFlows.TestSupport;

/// <summary>Finds ports of this machine.</summary>
public static class LoopbackPort
{
    /// <summary>Returns a port on which no program listens. Another program can use it in the meantime.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
