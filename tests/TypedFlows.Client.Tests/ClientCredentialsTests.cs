using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class ClientCredentialsTests
{
    private const string Hidden = "p@ss-w0rd&more";

    [Fact]
    public async Task A_token_is_requested_with_a_form_and_nothing_in_the_address()
    {
        await using var server = RecordingServer.Start(Token("one", "86399"));
        var tokens = Provider(server, new PauseSkippingTimeProvider());

        Assert.Equal("one", (await tokens.GetTokenAsync()).Reveal());

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/ims/token/v3"), (request.Method, request.RawUrl));
        Assert.Equal("application/x-www-form-urlencoded", request.Headers["Content-Type"]);
        Assert.Equal(
            "client_id=id-1&client_secret=p%40ss-w0rd%26more&grant_type=client_credentials&scope=openid%2CAdobeID",
            request.Body);
    }

    [Fact]
    public async Task A_token_is_kept_until_500_seconds_before_it_expires()
    {
        await using var server = RecordingServer.Start(Token("one", "86400"), Token("two", "86400"));
        var time = new PauseSkippingTimeProvider();
        var tokens = Provider(server, time);

        Assert.Equal("one", (await tokens.GetTokenAsync()).Reveal());
        time.Advance(TimeSpan.FromSeconds(86400 - 501));
        Assert.Equal("one", (await tokens.GetTokenAsync()).Reveal());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", (await tokens.GetTokenAsync()).Reveal());
    }

    [Fact]
    public async Task A_short_token_is_renewed_after_nine_tenths_of_its_lifetime()
    {
        await using var server = RecordingServer.Start(Token("one", "\"60\""), Token("two", "60"));
        var time = new PauseSkippingTimeProvider();
        var tokens = Provider(server, time);

        await tokens.GetTokenAsync();
        time.Advance(TimeSpan.FromSeconds(53));
        Assert.Equal("one", (await tokens.GetTokenAsync()).Reveal());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("two", (await tokens.GetTokenAsync()).Reveal());
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_request_also_when_the_first_gives_up()
    {
        var gate = new TaskCompletionSource();
        await using var server = RecordingServer.Start(Token("one", "100") with { Gate = gate.Task });
        var tokens = Provider(server, new PauseSkippingTimeProvider());
        using var cancel = new CancellationTokenSource();

        var first = tokens.GetTokenAsync(cancel.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => tokens.GetTokenAsync().AsTask()).ToArray();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.All(await Task.WhenAll(others), token => Assert.Equal("one", token.Reveal()));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var server = RecordingServer.Start(new Reply(503, string.Empty), Token("one", "100"));
        var tokens = Provider(server, new PauseSkippingTimeProvider());

        await Assert.ThrowsAsync<PlatformException>(() => tokens.GetTokenAsync().AsTask());

        Assert.Equal("one", (await tokens.GetTokenAsync()).Reveal());
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_but_not_a_newer_one()
    {
        await using var server = RecordingServer.Start(Token("one", "100"), Token("two", "100"));
        var tokens = Provider(server, new PauseSkippingTimeProvider());

        var one = await tokens.GetTokenAsync();
        tokens.Invalidate(one);
        Assert.Equal("two", (await tokens.GetTokenAsync()).Reveal());
        tokens.Invalidate(one);
        Assert.Equal("two", (await tokens.GetTokenAsync()).Reveal());
    }

    [Fact]
    public async Task An_error_shows_the_reason_but_not_the_secret_even_if_the_service_repeats_it()
    {
        await using var server = RecordingServer.Start(
            new Reply(400, $$"""{"error":"invalid_client","error_description":"no client with secret {{Hidden}}"}"""));
        var tokens = Provider(server, new PauseSkippingTimeProvider());

        var error = await Assert.ThrowsAsync<PlatformException>(() => tokens.GetTokenAsync().AsTask());

        Assert.Equal(("invalid_client", "no client with secret ***"), (error.ErrorCode, error.Title));
        Assert.DoesNotContain(Hidden, error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"access_token":"abcdef"}""")]
    [InlineData("""{"expires_in":5}""")]
    [InlineData("""{"access_token":"abcdef","expires_in":0}""")]
    public async Task A_response_without_token_or_lifetime_is_an_error_that_shows_no_token(string body)
    {
        await using var server = RecordingServer.Start(Reply.Ok(body));
        var tokens = Provider(server, new PauseSkippingTimeProvider());

        var error = await Assert.ThrowsAsync<PlatformException>(() => tokens.GetTokenAsync().AsTask());

        Assert.Contains("without access_token and expires_in", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdef", error.ToString() + error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_to_another_machine_is_rejected()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new ClientCredentialsTokenProvider("id", "secret", imsEndpoint: new Uri("http://ims.example")));

        Assert.Contains("https://", error.Message, StringComparison.Ordinal);
    }

    private static Reply Token(string token, string life) =>
        Reply.Ok($$"""{"access_token":"{{token}}","token_type":"bearer","expires_in":{{life}}}""");

    private static ClientCredentialsTokenProvider Provider(RecordingServer server, TimeProvider time) =>
        new("id-1", Hidden, ["openid", "AdobeID"], server.Endpoint, timeProvider: time, retry: PlatformRetryOptions.None);
}
