using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedFlows.Client.Tests.Support;

/// <summary>Represents a server that receives requests, sends the beginning of a response, and closes the connection.</summary>
internal sealed class CutServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _partialResponse;

    public CutServer(string partialAnswer)
    {
        _partialResponse = Encoding.ASCII.GetBytes(partialAnswer);
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync();
                var stream = connection.GetStream();
                await ReadRequestAsync(stream);
                await stream.WriteAsync(_partialResponse);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    // The requests of the tests are small JSON objects, so the body ends with the last brace.
    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        var buffer = new byte[4096];
        var text = string.Empty;
        while (!text.EndsWith('}') && await stream.ReadAsync(buffer) is > 0 and var read)
        {
            text += Encoding.UTF8.GetString(buffer, 0, read);
        }
    }
}
