using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests the calls other than create, read and patch: their requests and their responses.</summary>
public sealed class CallTests
{
    private const string FlowService = "/data/foundation/flowservice/";

    [Fact]
    public async Task Actions_are_posts_without_a_body()
    {
        await using var server = RecordingServer.Start(_ => Reply.Ok("""{"id":"x","etag":"\"2\""}"""));
        using var client = server.Client();

        Assert.Equal(new ResourceVersion("x", "\"2\""), await client.Flows.EnableAsync("x"));
        await client.Flows.DisableAsync("x");
        await client.Flows.PublishAsync("x");
        await client.Connections.PublishAsync("x");
        await client.SourceConnections.PublishAsync("x");
        await client.TargetConnections.PublishAsync("x");
        await client.Runs.RetriggerAsync("x");

        Assert.Equal(
            [
                "flows/x/action?op=enable", "flows/x/action?op=disable", "flows/x/action?op=publish", "connections/x/action?op=publish",
                "sourceConnections/x/action?op=publish", "targetConnections/x/action?op=publish", "runs/x/action?op=RE_TRIGGER",
            ],
            server.Requests.Select(request => request.RawUrl[FlowService.Length..]));
        Assert.All(server.Requests, request => Assert.Equal(("POST", string.Empty), (request.Method, request.Body)));
        Assert.All(server.Requests, request => Assert.False(request.Headers.ContainsKey("Content-Type")));
    }

    [Fact]
    public async Task Drafts_are_created_in_draft_mode()
    {
        await using var server = RecordingServer.Start(_ => Reply.Created("""{"id":"x"}"""));
        using var client = server.Client();

        await client.Flows.CreateDraftAsync("F", new TestFlow(), "s", "t");
        await client.Connections.CreateDraftAsync("C", new TestConnection(null));
        await client.SourceConnections.CreateDraftAsync("S", "c", new SpecPart("{}"), DataFormat.Json);
        await client.TargetConnections.CreateFromJsonAsync(JsonDocument.Parse("""{"name":"T","unknown":[1]}""").RootElement, isDraft: true);

        Assert.All(server.Requests, request => Assert.EndsWith("?mode=draft", request.RawUrl, StringComparison.Ordinal));
        Assert.Equal("""{"name":"T","unknown":[1]}""", server.Requests[3].Body);
    }

    [Fact]
    public async Task Every_kind_of_connection_can_be_deleted()
    {
        await using var server = RecordingServer.Start(_ => new Reply(204, string.Empty));
        using var client = server.Client();

        await client.Connections.DeleteAsync("x");
        await client.SourceConnections.DeleteAsync("x");
        await client.TargetConnections.DeleteAsync("x");
        await client.Schemas.DeleteAsync("https://ns.adobe.com/t/schemas/1");
        await client.DataSets.DeleteAsync("x");

        Assert.All(server.Requests, request => Assert.Equal("DELETE", request.Method));
        Assert.Equal(
            "/data/foundation/schemaregistry/tenant/schemas/https%3A%2F%2Fns.adobe.com%2Ft%2Fschemas%2F1", server.Requests[3].RawUrl);
    }

    [Theory]
    [InlineData("""{"result":true}""", true)]
    [InlineData("""{"items":[{"result":"false"}]}""", false)]
    public async Task A_connection_is_tested(string response, bool works)
    {
        await using var server = RecordingServer.Start(Reply.Ok(response));
        using var client = server.Client();

        Assert.Equal(works, await client.Connections.TestAsync("c"));
        Assert.Equal(FlowService + "connections/c/test", server.Requests[0].RawUrl);
    }

    [Fact]
    public async Task A_connection_is_explored_at_each_level()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""[{"type":"folder","name":"a","path":"/a","canPreview":false}]"""),
            Reply.Ok("""[{"type":"file","name":"b.csv","path":"/a/b.csv"},"bare"]"""),
            Reply.Ok(
                """{"format":"flat","schema":{"columns":[{"name":"Id","type":"string","xdm":{"type":"string","format":"date"}}]}"""
                    + ""","data":[{"Id":"1"}]}"""),
            Reply.Ok("""{"format":"flat","schema":{"columns":[{"name":"Id","type":"int","meta:xdmType":"int"}]}}"""));
        using var client = server.Client();

        var root = await client.Connections.ExploreRootAsync("c");
        var folder = await client.Connections.ExploreFolderAsync("c", "/a & b");
        var file = await client.Connections.ExploreFileAsync("c", "/a/b.csv", DataFormat.Delimited, "gzip", preview: true);
        var table = await client.Connections.ExploreTableAsync("c", "Account");

        Assert.Equal("folder /a", Assert.Single(root).ToString());
        Assert.False(root[0].Json.GetProperty("canPreview").GetBoolean());
        Assert.Equal(["b.csv", "bare"], folder.Select(found => found.Name));
        Assert.Equal(new ExploredColumn("Id", "string", "string", "date"), Assert.Single(file.Columns));
        Assert.Equal("1", Assert.Single(file.Rows).GetProperty("Id").GetString());
        Assert.Equal(new ExploredColumn("Id", "int", "int"), Assert.Single(table.Columns));
        Assert.Equal(
            [
                "?objectType=root", "?objectType=folder&object=%2Fa%20%26%20b",
                "?objectType=file&object=%2Fa%2Fb.csv&fileType=delimited&compressionType=gzip&preview=true",
                "?objectType=table&object=Account",
            ],
            server.Requests.Select(request => request.RawUrl[(FlowService + "connections/c/explore").Length..]));
    }

    [Theory]
    [InlineData("""{"id":"r","etag":"\"1\""}""")]
    [InlineData("""{"items":[{"id":"r","etag":"\"1\""}]}""")]
    [InlineData("""{"id":"r","flowId":"f","etag":"\"1\"","metrics":{}}""")]
    public async Task A_run_is_created_for_every_form_of_the_response(string response)
    {
        await using var server = RecordingServer.Start(Reply.Created(response));
        using var client = server.Client();
        var start = DateTimeOffset.FromUnixTimeSeconds(1663735590);

        var run = await client.Runs.CreateAsync("f", new RunWindow(start, start.AddSeconds(-60), start) { DeltaColumn = "updatedAt" });

        Assert.Equal(new ResourceVersion("r", "\"1\""), run);
        Assert.Equal(
            """{"flowId":"f","params":{"startTime":1663735590,"windowStartTime":1663735530,"windowEndTime":1663735590"""
                + ""","deltaColumn":{"name":"updatedAt"}}}""",
            server.Requests[0].Body);
        await Assert.ThrowsAsync<SpecValidationException>(
            () => client.Runs.CreateAsync("f", new RunWindow(start, start, start.AddSeconds(-1))));
    }

    [Fact]
    public async Task An_ad_hoc_class_describes_the_columns_of_a_source()
    {
        await using var server = RecordingServer.Start(
            Reply.Created("""{"$id":"https://ns.adobe.com/t/classes/1","version":"1.0"}"""),
            Reply.Created("""{"$id":"https://ns.adobe.com/t/schemas/2","version":"1.0"}"""));
        using var client = server.Client();

        var columns = await client.Classes.CreateAsync(XdmClass.AdHoc("Columns", [new("Id", "string"), new("Age", "integer")]));
        await client.Schemas.CreateAsync(XdmSchema.Of("Columns", columns.Id));

        Assert.Equal("/data/foundation/schemaregistry/tenant/classes", server.Requests[0].RawUrl);
        Assert.Equal(
            """{"type":"object","title":"Columns","description":"","allOf":[{"$ref":"https://ns.adobe.com/xdm/data/adhoc"},"""
            + """{"properties":{"_adhoc":{"type":"object","properties":{"Id":{"type":"string"},"Age":{"type":"integer"}}}}}]}""",
            server.Requests[0].Body);
        Assert.Equal("https://ns.adobe.com/t/classes/1", server.Requests[1].Json.GetProperty("meta:class").GetString());
    }

    [Fact]
    public async Task A_mapping_set_is_sent_in_the_current_vocabulary_too()
    {
        await using var server = RecordingServer.Start(Reply.Ok("""{"id":"m","version":0}"""), Reply.Ok("""{"id":"m","version":1}"""));
        using var client = server.Client();

        await client.MappingSets.CreateAsync(
            new XdmSchemaRef("https://x/1", "1.3"), [new("Id", "_id")], MappingVocabulary.Operations, "Contacts");
        var replaced = await client.MappingSets.ReplaceAsync(
            "m", new XdmSchemaRef("https://x/1"), [new("Key", "_id")], MappingVocabulary.Operations);

        Assert.Equal(
            """{"name":"Contacts","outputSchema":{"schemaRef":"""
            + """{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}}"""
            + ""","mappings":[{"sourceType":"ATTRIBUTE","source":"Id","destination":"_id"}]}""",
            server.Requests[0].Body);
        Assert.Equal(("PUT", "1"), (server.Requests[1].Method, replaced.Version));
    }

    [Fact]
    public async Task Members_that_no_one_knows_survive_a_round_trip()
    {
        const string Flow = """{"id":"f","etag":"\"1\"","inheritedAttributes":{"x":[1.50,null]},"newMember":{"a":1e3}}""";
        await using var server = RecordingServer.Start(Reply.Ok($$"""{"items":[{{Flow}}]}"""));
        using var client = server.Client();
        var flow = await client.Flows.GetAsync("f");

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            flow.WriteTo(writer);
        }

        Assert.Equal(Flow, System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
