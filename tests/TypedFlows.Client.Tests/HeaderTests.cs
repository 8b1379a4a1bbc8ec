using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class HeaderTests
{
    [Fact]
    public async Task A_call_carries_the_platforms_headers()
    {
        await using var server = RecordingServer.Start(Reply.Created("""{"id":"f"}"""));
        using var client = server.Client();

        await client.Flows.CreateAsync("F", new TestFlow(), "s", "t");

        var headers = server.Requests[0].Headers;
        Assert.Equal($"Bearer {RecordingServer.Token}", headers["Authorization"]);
        Assert.Equal("key-51", headers["x-api-key"]);
        Assert.Equal("emulator@AdobeOrg", headers["x-gw-ims-org-id"]);
        Assert.Equal("prod", headers["x-sandbox-name"]);
        Assert.Equal("application/json", headers["Content-Type"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.True(Guid.TryParse(headers["x-request-id"], out _));
        Assert.StartsWith("TypedFlows.Client/", headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_without_a_body_have_no_content_type()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[{"id":"f"}]}"""), new Reply(204, string.Empty));
        using var client = server.Client();

        await client.Flows.GetAsync("f");
        await client.Flows.DeleteAsync("f");

        Assert.Equal(["GET", "DELETE"], server.Requests.Select(r => r.Method));
        Assert.All(server.Requests, r => Assert.False(r.Headers.ContainsKey("Content-Type")));
    }

    [Fact]
    public async Task An_id_that_is_an_address_is_one_segment_of_the_path()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"$id":"https://ns.adobe.com/t/schemas/1","version":"1.3"}"""));
        using var client = server.Client();

        var schema = await client.Schemas.GetAsync("https://ns.adobe.com/t/schemas/1");

        Assert.Equal(
            "/data/foundation/schemaregistry/tenant/schemas/https%3A%2F%2Fns.adobe.com%2Ft%2Fschemas%2F1", server.Requests[0].RawUrl);
        Assert.Equal(
            "application/vnd.adobe.xed+json;version=1",
            server.Requests[0].Headers["Accept"].Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal("application/vnd.adobe.xed-full+json;version=1", schema.Reference.ContentType);
    }

    [Fact]
    public async Task An_endpoint_may_have_a_path_of_its_own()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"items":[{"id":"f"}]}"""));
        var options = server.Options();
        options.Endpoint = new Uri(server.Endpoint, "/proxy/");
        using var client = new PlatformClient(options);

        await client.Flows.GetAsync("f");

        Assert.Equal("/proxy/data/foundation/flowservice/flows/f", server.Requests[0].RawUrl);
    }
}
