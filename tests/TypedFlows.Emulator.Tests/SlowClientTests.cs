using System.Net.Sockets;
using System.Text;
using TypedFlows.Emulator.Tests.Support;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a client that sends a body very slowly does not block the platform.</summary>
public sealed class SlowClientTests
{
    [Fact]
    public async Task A_body_that_is_not_sent_times_out_after_some_seconds()
    {
        await using var session = await Session.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(session.Platform.Endpoint.Host, session.Platform.Endpoint.Port);
        var headers = string.Concat(session.Http.DefaultRequestHeaders.Select(header => $"{header.Key}: {header.Value.Single()}\r\n"));
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {Session.FlowPath}flows HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: 1000\r\n{headers}\r\n{{"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var response = new byte[1000];
        var read = await socket.GetStream().ReadAsync(response, patience.Token);
        Assert.StartsWith("HTTP/1.1 400 ", Encoding.ASCII.GetString(response, 0, read), StringComparison.Ordinal);
    }
}
