using System.Net;
using System.Net.Sockets;
using System.Text;
using TypedFlows.Client;
using TypedFlows.Emulator;

namespace TypedFlows.Storage;

/// <summary>Tests services that do not answer as expected. They listen on loopback, because no real server does this.</summary>
public class RedirectTests
{
    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task A_redirect_to_another_host_is_not_followed(string status)
    {
        await using var other = new FixedServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var server = new FixedServer(
            $"HTTP/1.1 {status}\r\nLocation: {other.Address}crm/a.csv\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3").FromAccount(server.Address));
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3("secret-of-the-connection", "/crm/a.csv").ApplyAndWaitAsync(client);
        var error = Assert.Single(run.Errors).ToString();
        Assert.DoesNotContain("secret-of-the-connection", error, StringComparison.Ordinal);
        Assert.True(server.Requests > 0);
        Assert.Equal(0, other.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 14\r\nConnection: close\r\n\r\n<html></html>\n")]
    [InlineData("HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("not HTTP at all\r\n\r\n")]
    public async Task An_answer_of_another_service_fails_the_run(string answer)
    {
        await using var server = new FixedServer(answer);
        await using var platform = await PlatformEmulator.StartAsync(o => o.Source("amazon-s3").FromAccount(server.Address));
        using var client = new PlatformClient(platform.ClientOptions);
        var run = await Pipelines.OfS3("secret-of-the-connection", "/crm/folder").ApplyAndWaitAsync(client);
        Assert.StartsWith("CONNECTOR-", Assert.Single(run.Errors).Code, StringComparison.Ordinal);
    }

    private sealed class FixedServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;
        private readonly Task _work;
        private int _requests;

        public FixedServer(string answer)
        {
            _answer = Encoding.ASCII.GetBytes(answer);
            _listener.Start();
            _work = ServeAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public int Requests => _requests;

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _work;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _requests);
                    var stream = client.GetStream();
                    _ = await stream.ReadAsync(new byte[65536]);
                    await stream.WriteAsync(_answer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The listener stopped.
            }
        }
    }
}
