using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that no known credential is shown, whatever a service returns.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task An_error_that_repeats_token_and_credentials_is_shown_without_them()
    {
        await using var server = RecordingServer.Start(new Reply(
            400,
            $$"""{"title":"No such key hidden-key-1","detail":"token {{RecordingServer.Token}}, """
                + """secret hidden-secret-2","code":"hidden-secret-2"}"""));
        using var client = server.Client();
        var auth = new SpecPart("""{"s3AccessKey":"hidden-key-1","nested":[{"s3SecretKey":"hidden-secret-2"}]}""");

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Connections.CreateAsync("S3", new TestConnection(auth)));

        var all = string.Join('\n', error, error.Body, error.Title, error.Detail, error.ErrorCode);
        Assert.DoesNotContain("hidden-key-1", all, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-secret-2", all, StringComparison.Ordinal);
        Assert.DoesNotContain(RecordingServer.Token, all, StringComparison.Ordinal);
        Assert.Equal("No such key ***", error.Title);
    }

    [Fact]
    public async Task A_status_line_or_header_that_repeats_the_token_is_shown_without_it()
    {
        const string Token = "hidden-token";
        using var server = new CutServer($"HTTP/1.1 500 Oops {Token}\r\nx-request-id: {Token}\r\nContent-Length: 0\r\n\r\n");
        using var client = new PlatformClient(new PlatformClientOptions
        {
            Endpoint = server.Endpoint,
            OrganizationId = "o",
            ApiKey = "k",
            Retry = PlatformRetryOptions.None,
            TokenProvider = new StaticAccessTokenProvider(Token),
        });

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CreateAsync("F", new TestFlow(), "s", "t"));

        Assert.Equal(500, error.Status);
        Assert.DoesNotContain(Token, error + error.RequestId, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_and_providers_show_no_credentials()
    {
        var options = new PlatformClientOptions
        {
            OrganizationId = "o@AdobeOrg",
            ApiKey = "hidden-key",
            TokenProvider = new StaticAccessTokenProvider("hidden-token"),
        };

        Assert.Equal("https://platform.adobe.io/ (organization o@AdobeOrg, sandbox prod)", options.ToString());
        Assert.DoesNotContain("hidden", options.TokenProvider.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden\ntoken")]
    [InlineData("hidden token")]
    [InlineData("hidden-tökén")]
    public async Task A_token_that_no_header_can_carry_is_not_shown_either(string token)
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client(new StaticAccessTokenProvider(token));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Flows.GetAsync("f"));

        Assert.DoesNotContain("hidden", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void An_empty_token_is_rejected_at_once() =>
        Assert.Throws<ArgumentException>(() => new StaticAccessTokenProvider(" "));
}
