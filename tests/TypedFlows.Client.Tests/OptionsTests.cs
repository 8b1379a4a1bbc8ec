using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("https://platform.adobe.io")]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://localhost:5000/base")]
    [InlineData("http://[::1]:5000")]
    public void These_endpoints_are_accepted(string endpoint) =>
        Assert.Equal(new Uri(endpoint), new PlatformClientOptions { Endpoint = new Uri(endpoint) }.Endpoint);

    [Theory]
    [InlineData("http://platform.adobe.io", "Use https://")]
    [InlineData("http://10.0.0.1", "Use https://")]
    [InlineData("ftp://platform.adobe.io", "https://")]
    [InlineData("https://user:pass-word@platform.adobe.io", "token provider")]
    [InlineData("/relative", "https://platform.adobe.io")]
    public void These_endpoints_are_rejected_with_a_remedy(string endpoint, string remedy)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new PlatformClientOptions { Endpoint = new Uri(endpoint, UriKind.RelativeOrAbsolute) });

        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_the_public_platform_and_its_prod_sandbox()
    {
        var options = new PlatformClientOptions();

        Assert.Equal("https://platform.adobe.io/", options.Endpoint.AbsoluteUri);
        Assert.Equal("prod", options.Sandbox);
    }

    [Fact]
    public void A_client_names_all_missing_options()
    {
        var error = Assert.Throws<ArgumentException>(() => new PlatformClient(new PlatformClientOptions()));

        Assert.Contains("OrganizationId, ApiKey, TokenProvider", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_keeps_the_options_it_was_given()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[{"id":"f"}]}"""));
        var options = server.Options();
        using var client = new PlatformClient(options);
        options.Sandbox = "other";

        await client.Flows.GetAsync("f");

        Assert.Equal("prod", server.Requests[0].Headers["x-sandbox-name"]);
    }

    [Fact]
    public async Task A_given_HttpClient_outlives_the_client()
    {
        await using var server = RecordingServer.Start(Reply.Ok("{}"));
        using var http = new HttpClient();
        new PlatformClient(http, server.Options()).Dispose();

        using var response = await http.GetAsync(server.Endpoint);

        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public void The_environment_names_every_variable_that_is_missing()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PlatformSettings.Read(_ => " "));

        Assert.All(
            ["TYPEDFLOWS_ORG", "TYPEDFLOWS_API_KEY", "TYPEDFLOWS_ACCESS_TOKEN", "TYPEDFLOWS_CLIENT_SECRET"],
            name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_environment_is_read()
    {
        var options = Read(
            ("TYPEDFLOWS_ORG", "o@AdobeOrg"),
            ("TYPEDFLOWS_API_KEY", "k"),
            ("TYPEDFLOWS_ACCESS_TOKEN", "t "),
            ("TYPEDFLOWS_SANDBOX", "dev"));

        Assert.Equal(("o@AdobeOrg", "k", "dev"), (options.OrganizationId, options.ApiKey, options.Sandbox));
        Assert.Equal(PlatformClientOptions.DefaultEndpoint, options.Endpoint);
        Assert.IsType<StaticAccessTokenProvider>(options.TokenProvider);
    }

    [Fact]
    public async Task A_secret_for_a_platform_on_this_machine_stays_on_it()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"access_token":"bought","expires_in":100}"""));
        var options = Read(
            ("TYPEDFLOWS_ENDPOINT", server.Endpoint.AbsoluteUri),
            ("TYPEDFLOWS_ORG", "o"),
            ("TYPEDFLOWS_API_KEY", "k"),
            ("TYPEDFLOWS_CLIENT_SECRET", "s3cret"),
            ("TYPEDFLOWS_SCOPES", "openid, AdobeID"));

        Assert.Equal("bought", (await options.TokenProvider!.GetTokenAsync()).Reveal());
        Assert.Equal("client_id=k&client_secret=s3cret&grant_type=client_credentials&scope=openid%2CAdobeID", server.Requests[0].Body);
    }

    [Theory]
    [InlineData("TYPEDFLOWS_ENDPOINT", "platform")]
    [InlineData("TYPEDFLOWS_IMS_ENDPOINT", "http://ims.example")]
    public void A_variable_without_a_valid_address_is_named(string name, string value)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Read(
            ("TYPEDFLOWS_ORG", "o"), ("TYPEDFLOWS_API_KEY", "k"), ("TYPEDFLOWS_ACCESS_TOKEN", "t"), (name, value)));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", error.Message, StringComparison.Ordinal);
    }

    private static PlatformClientOptions Read(params (string Name, string Value)[] variables) =>
        PlatformSettings.Read(variables.ToDictionary(v => v.Name, v => v.Value).GetValueOrDefault);
}
