using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests that changes are sent as JSON Patch with the etag of the resource.</summary>
public sealed class PatchTests
{
    private const string ETag = "\"2900a761-0000-0200-0000-5e597ac00000\"";
    private const string NewETag = "\"3000a761-0000-0200-0000-5e597ac00000\"";

    [Fact]
    public async Task A_flow_is_changed_if_it_is_still_as_it_was_read()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok($$"""{"items":[{"id":"f","etag":{{JsonSerializer.Serialize(ETag)}}}]}"""),
            Reply.Ok($$"""{"id":"f","etag":{{JsonSerializer.Serialize(NewETag)}}}"""),
            Reply.Ok("""{"id":"f"}"""));
        using var client = server.Client();
        var flow = await client.Flows.GetAsync("f");

        var changed = await client.Flows.PatchAsync(flow, new FlowPatch()
            .Name("Contacts")
            .Description("daily")
            .Schedule(new SpecPart("""{"startTime":1,"frequency":"day","interval":1}"""))
            .Transformation(0, new("Mapping", new SpecPart("""{"mappingId":"m"}""")))
            .Replace("/scheduleParams/interval", 15)
            .Add("/x~1y", true)
            .Add("/z", (string?)null)
            .Remove("/scheduleParams/backfill"));
        await client.Flows.PatchAsync(changed, new FlowPatch().Name("Again"));

        Assert.Equal(new ResourceVersion("f", NewETag), changed);
        Assert.Equal(("PATCH", "/data/foundation/flowservice/flows/f"), (server.Requests[1].Method, server.Requests[1].RawUrl));
        Assert.Equal([ETag, NewETag], server.Requests.Skip(1).Select(request => request.Headers["If-Match"]));
        Assert.Equal("application/json", server.Requests[1].Headers["Content-Type"]);
        Assert.Equal(
            """[{"op":"replace","path":"/name","value":"Contacts"},{"op":"add","path":"/description","value":"daily"},"""
            + """{"op":"replace","path":"/scheduleParams","value":{"startTime":1,"frequency":"day","interval":1}},"""
            + """{"op":"replace","path":"/transformations/0","value":{"name":"Mapping","params":{"mappingId":"m"}}},"""
            + """{"op":"replace","path":"/scheduleParams/interval","value":15},{"op":"add","path":"/x~1y","value":true},"""
            + """{"op":"add","path":"/z","value":null},{"op":"remove","path":"/scheduleParams/backfill"}]""",
            server.Requests[1].Body);
    }

    [Fact]
    public async Task A_change_by_someone_else_is_a_conflict()
    {
        await using var server = RecordingServer.Start(new Reply(412, """{"errorMessage":"Etag is stale","errorDetails":"read again"}"""));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(
            () => client.SourceConnections.PatchAsync(new ResourceVersion("s", ETag), new SourceConnectionPatch().Name("n")));

        Assert.Equal((412, "Etag is stale"), (error.Status, error.Title));
    }

    [Fact]
    public async Task Nothing_is_sent_without_an_etag_without_changes_or_against_the_spec()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(
            () => client.Flows.PatchAsync(new ResourceVersion("f", null), new FlowPatch().Name("n")));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Flows.PatchAsync(new ResourceVersion("f", ETag), new FlowPatch()));
        Assert.Throws<SpecValidationException>(() => new FlowPatch().Schedule(new SpecPart("{}", "'interval' must be at least 15")));
        Assert.Throws<ArgumentException>(() => new FlowPatch().Remove("scheduleParams"));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Credentials_in_a_patch_are_shown_nowhere()
    {
        await using var server = RecordingServer.Start(new Reply(400, """{"message":"no account hidden-secret"}"""));
        using var client = server.Client();
        var patch = new ConnectionPatch().Auth(new SpecPart("""{"s3SecretKey":"hidden-secret"}"""));

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Connections.PatchAsync(new ResourceVersion("c", ETag), patch));

        Assert.DoesNotContain("hidden-secret", error + error.Body + patch, StringComparison.Ordinal);
        Assert.Contains("hidden-secret", server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemas_and_datasets_are_changed_in_their_services_own_way()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"$id":"https://ns.adobe.com/t/schemas/1","version":"1.1","title":"T"}"""),
            Reply.Ok("""["@/dataSets/d"]"""),
            Reply.Ok("""["@/dataSets/d"]"""));
        using var client = server.Client();

        var schema = await client.Schemas.PatchAsync("_t.schemas.1", new SchemaPatch().Title("T").AddPart("https://ns.adobe.com/xdm/x"));
        var dataset = await client.DataSets.PatchAsync("d", new DataSetPatch().Name("n").Tag("a/b", "enabled: true"));
        await client.DataSets.MergeAsync("d", JsonDocument.Parse("""{"description":"x"}""").RootElement);

        Assert.Equal(("1.1", "d"), (schema.Version, dataset.Id));
        Assert.Equal(
            """[{"op":"replace","path":"/title","value":"T"}"""
                + """,{"op":"add","path":"/allOf/-","value":{"$ref":"https://ns.adobe.com/xdm/x"}}]""",
            server.Requests[0].Body);
        Assert.Equal("application/json-patch+json", server.Requests[1].Headers["Content-Type"]);
        Assert.Equal(
            """[{"op":"replace","path":"/name","value":"n"},{"op":"add","path":"/tags/a~1b","value":["enabled: true"]}]""",
            server.Requests[1].Body);
        Assert.Equal(
            ("application/json", """{"description":"x"}"""),
            (server.Requests[2].Headers["Content-Type"], server.Requests[2].Body));
    }
}
