using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that a rejected token is replaced once, and that a call is never sent a third time.</summary>
public sealed class UnauthorizedTests
{
    private static readonly Reply s_rejected = new(401, """{"error_code":"401013","message":"Oauth token is not valid"}""");

    [Fact]
    public async Task The_call_is_sent_once_more_with_a_new_token()
    {
        await using var server = RecordingServer.Start(s_rejected, Reply.Created("""{"id":"f"}"""));
        using var client = server.Client(new CountingTokens());

        var created = await client.Flows.CreateAsync("F", new TestFlow(), "s", "t");

        Assert.Equal("f", created.Id);
        Assert.Equal(["Bearer token-1", "Bearer token-2"], server.Requests.Select(r => r.Headers["Authorization"]));
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_second_rejection_is_the_error()
    {
        await using var server = RecordingServer.Start(s_rejected, s_rejected);
        using var client = server.Client(new CountingTokens());

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal((401, "401013"), (error.Status, error.ErrorCode));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_fixed_token_is_not_sent_again()
    {
        await using var server = RecordingServer.Start(new Reply(401, string.Empty));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Contains("Check the access token", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private sealed class CountingTokens : IAccessTokenProvider
    {
        private int _number = 1;

        public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(new Secret($"token-{_number}"));

        public void Invalidate(Secret token) => _number++;
    }
}
