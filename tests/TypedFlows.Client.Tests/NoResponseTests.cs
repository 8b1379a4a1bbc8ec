using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class NoResponseTests
{
    [Fact]
    public async Task A_closed_port_is_named()
    {
        var port = LoopbackPort.FindFree();
        using var client = new PlatformClient(new PlatformClientOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{port}"),
            OrganizationId = "o",
            ApiKey = "k",
            Retry = PlatformRetryOptions.None,
            TokenProvider = new StaticAccessTokenProvider("t"),
        });

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(0, error.Status);
        Assert.Equal(
            $"GET /data/foundation/flowservice/flows/f: the endpoint http://127.0.0.1:{port}/ could not be reached; "
                + "check that it is running and that the address and port are right.",
            error.Message);
        Assert.IsType<HttpRequestException>(error.InnerException);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":")]
    public async Task A_cut_connection_is_an_error_that_names_the_endpoint(string partialAnswer)
    {
        using var server = new CutServer(partialAnswer);
        using var client = new PlatformClient(new PlatformClientOptions
        {
            Endpoint = server.Endpoint,
            OrganizationId = "o",
            ApiKey = "k",
            Retry = PlatformRetryOptions.None,
            TokenProvider = new StaticAccessTokenProvider("t"),
        });

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CreateAsync("F", new TestFlow(), "s", "t"));

        Assert.Equal(0, error.Status);
        Assert.Contains(
            $"the endpoint {server.Endpoint} closed the connection before the response was complete",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_is_an_error_with_its_duration()
    {
        var gate = new TaskCompletionSource();
        await using var server = RecordingServer.Start(new Reply(200, "{}") { Gate = gate.Task });
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(200) };
        using var client = new PlatformClient(http, server.Options());

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));
        gate.SetResult();

        Assert.Contains($"{server.Endpoint} did not respond within 0.2 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canceled_call_throws_no_platform_exception()
    {
        var gate = new TaskCompletionSource();
        using var cancel = new CancellationTokenSource();
        await using var server = RecordingServer.Start(_ =>
        {
            cancel.Cancel();
            return new Reply(200, "{}") { Gate = gate.Task };
        });
        using var client = server.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Flows.GetAsync("f", cancel.Token));
        gate.SetResult();
    }
}
