using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests patches, drafts, actions, runs by request, searches, and the changes of the other services.</summary>
public sealed class ChangeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync(o => o.Source(S3, _folder.Path).Source(Hubspot, _folder.Path));

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_patch_gives_another_etag_and_the_old_one_is_stale()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var path = FlowPath + "sourceConnections/" + made.SourceId;
        var before = (await _session.GetAsync(path)).One;
        var etag = before.GetProperty("etag").GetString();

        var patched = (await _session.PatchAsync(
            path,
            """[{ "op": "Add", "path": "/params/recursive", "value": true }, { "op": "REPLACE", "path": "/name", "value": "new" }]""",
            etag))
            .Expect(HttpStatusCode.OK);

        var after = (await _session.GetAsync(path)).One;
        Assert.Equal(patched.Body.GetProperty("etag").GetString(), after.GetProperty("etag").GetString());
        Assert.NotEqual(etag, after.GetProperty("etag").GetString());
        Assert.Equal("new", after.GetProperty("name").GetString());
        Assert.True(after.GetProperty("params").GetProperty("recursive").GetBoolean());
        Assert.Equal(before.GetProperty("createdAt").GetInt64(), after.GetProperty("createdAt").GetInt64());
        (await _session.PatchAsync(path, """[{ "op": "remove", "path": "/name" }]""", etag)).Expect(HttpStatusCode.PreconditionFailed);
        Assert.Contains(
            "/params",
            (await _session.PatchAsync(
                path, """[{ "op": "remove", "path": "/params/path" }]""", patched.Body.GetProperty("etag").GetString()))
                .Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patched_connection_keeps_no_secret()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var path = FlowPath + "connections/" + made.ConnectionId;
        var etag = (await _session.GetAsync(path)).One.GetProperty("etag").GetString();

        (await _session.PatchAsync(
            path, """[{ "op": "replace", "path": "/auth/params", "value": { "s3AccessKey": "new", "s3SecretKey": "sesame" } }]""", etag))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(
            """{"s3AccessKey":"new"}""",
            (await _session.GetAsync(path)).One.GetProperty("auth").GetProperty("params").GetRawText());
    }

    [Fact]
    public async Task A_draft_is_checked_and_started_when_it_is_published()
    {
        _folder.Write("a.csv", "Id\n1\n");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = (await _session.PostAsync(
            FlowPath + "flows?mode=draft", $$"""{ "name": "draft", "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" } }"""))
            .Expect(HttpStatusCode.Created);
        var path = FlowPath + "flows/" + flow.Id;
        Assert.Equal("draft", (await _session.GetAsync(path)).One.GetProperty("state").GetString());
        (await _session.PostAsync(path + "/action?op=publish", string.Empty)).Expect(HttpStatusCode.BadRequest);

        var etag = (await _session.PatchAsync(path, $$"""
            [
                { "op": "add", "path": "/sourceConnectionIds", "value": ["{{made.SourceId}}"] },
                { "op": "add", "path": "/targetConnectionIds", "value": ["{{made.TargetId}}"] },
                { "op": "add", "path": "/transformations",
                    "value": [{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}" } }] },
                { "op": "add", "path": "/scheduleParams", "value": {{Deployment.Schedule}} }
            ]
            """, flow.Body.GetProperty("etag").GetString())).Expect(HttpStatusCode.OK);
        Assert.NotEqual(flow.Body.GetProperty("etag").GetString(), etag.Body.GetProperty("etag").GetString());
        (await _session.PostAsync(path + "/action?op=publish", string.Empty)).Expect(HttpStatusCode.OK);

        Assert.Equal("success", Status(await _session.RunAsync(flow.Id)));
        Assert.Equal("enabled", (await _session.GetAsync(path)).One.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_run_starts_on_request_and_again_after_a_failure()
    {
        _folder.Write("Account.csv", "Id,Changed\n1,2020-01-01\n2,2021-01-01\n3,2010-01-01\n");
        var (flow, dataSetId) = await DeltaFlow.CreateAsync(_session, """{ "startTime": 1567411548, "frequency": "once" }""");
        await _session.RunsAsync(flow);
        _session.Platform.AddFault($$"""{ "kind": "fail", "flowId": "{{flow}}", "message": "down" }""");

        var run = (await _session.PostAsync(FlowPath + "runs", $$"""
            { "flowId": "{{flow}}",
                "params": { "startTime": 1567411548, "windowStartTime": 1567411548, "windowEndTime": 4102444800,
                    "deltaColumn": { "name": "Changed" } } }
            """)).Expect(HttpStatusCode.Created);
        var runs = await _session.RunsAsync(flow, 2);
        Assert.Equal(("CONNECTOR-2001-500", "down"), Error(runs.Single(item => item.GetProperty("id").GetString() == run.Id)));

        (await _session.PostAsync($"{FlowPath}runs/{run.Id}/action?op=RE_TRIGGER", string.Empty)).Expect(HttpStatusCode.OK);
        runs = await _session.RunsAsync(flow, 3);
        Assert.Equal(2, Records(runs[^1], "output"));
        Assert.Equal(5, _session.Platform.CountRecords(dataSetId));
        Assert.Single(
            (await _session.GetAsync($"{FlowPath}runs?property=flowId=={flow}&property=metrics.statusSummary.status==Failed")).Items);
        Assert.Equal(
            """{"count":3}""",
            (
                await _session.GetAsync(
                    $"{FlowPath}runs?property=flowId=={flow}&property=metrics.durationSummary.startedAtUTC>1000&count=true"))
                .Text);
    }

    [Fact]
    public async Task A_search_reads_its_parameters_from_the_body()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        await made.CreateSourceAsync("""{ "path": "/x" }""");

        var found = (await _session.PostAsync(
            FlowPath + "connections/search",
            """{ "queryString": "name==Bucket", "limit": 1, "orderby": "-createdAt", "projectionFields": ["id"] }"""))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(["id"], found.One.EnumerateObject().Select(member => member.Name));
        Assert.True(found.Body.GetProperty("_links").TryGetProperty("next", out _));
        Assert.Equal("""{"count":2}""", (await _session.PostAsync(FlowPath + "connections/search", """{ "count": true }""")).Text);
    }

    [Fact]
    public async Task A_source_can_be_tested_and_explored()
    {
        _folder.Write("in/a.csv", "Id,Name\n1,x\n");
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var path = $"{FlowPath}connections/{made.ConnectionId}";

        Assert.Equal("""{"result":true}""", (await _session.GetAsync(path + "/test")).Text);
        var root = (await _session.GetAsync(path + "/explore?objectType=root")).Expect(HttpStatusCode.OK).Body[0];
        Assert.Equal(
            ("folder", "in", "/in"),
            (root.GetProperty("type").GetString(), root.GetProperty("name").GetString(), root.GetProperty("path").GetString()));
        var file = (await _session.GetAsync(path + "/explore?objectType=file&object=/in/a.csv&fileType=delimited&preview=true"))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(
            ["Id", "Name"],
            file.GetProperty("schema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal("""[{"Id":"1","Name":"x"}]""", file.GetProperty("data").GetRawText());
        (await _session.GetAsync(path + "/explore?objectType=folder&object=/../..")).Expect(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Classes_schemas_and_datasets_change_as_their_services_define()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        var schema = SchemaPath + "tenant/schemas/" + Uri.EscapeDataString(made.SchemaId);
        var patched = (await _session.PatchAsync(schema, """[{ "op": "replace", "path": "/title", "value": "New" }]""", null))
            .Expect(HttpStatusCode.OK).Body;
        Assert.Equal(("New", "1.1"), (patched.GetProperty("title").GetString(), patched.GetProperty("version").GetString()));
        (await _session.DeleteAsync(schema)).Expect(HttpStatusCode.BadRequest);

        var ofClass = (await _session.PostAsync(
            SchemaPath + "tenant/classes",
            """{ "title": "Ad hoc", "type": "object", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/data/adhoc" }, """
                + """{ "properties": {} }] }"""))
            .Expect(HttpStatusCode.Created).Body;
        (await _session.GetAsync(SchemaPath + "tenant/classes/" + Uri.EscapeDataString(ofClass.GetProperty("$id").GetString()!)))
            .Expect(HttpStatusCode.OK);

        var dataSet = CatalogPath + "dataSets/" + made.DataSetId;
        Assert.Equal(
            $"[\"@/dataSets/{made.DataSetId}\"]",
            (await _session.PatchAsync(dataSet, """{ "description": "x", "tags": { "a": ["b"] } }""", null))
                .Expect(HttpStatusCode.OK).Text);
        Assert.Equal(
            "x",
            (await _session.GetAsync(dataSet + "?properties=description")).Body.GetProperty(made.DataSetId)
                .GetProperty("description")
                .GetString());
        Assert.NotEqual("{}", (await _session.GetAsync(CatalogPath + "dataSets?name=Contacts&orderBy=desc:created")).Text);

        (await _session.GetAsync(MappingPath + "mappingSets")).Expect(HttpStatusCode.BadRequest);
        Assert.Single((await _session.GetAsync(MappingPath + "mappingSets?limit=5&start=0")).Body.GetProperty("data").EnumerateArray());
        var named = (await _session.PostAsync(MappingPath + "mappingSets", $$"""
            { "name": "mine", "xdmSchema": "{{made.SchemaId}}", "mappings": [{ "source": "Id", "destination": "_id" }] }
            """)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            named.Id,
            Assert.Single(
                (await _session.GetAsync(MappingPath + "mappingSets?limit=5&start=0&name=mine")).Body.GetProperty("data").EnumerateArray())
                .GetProperty("id")
                .GetString());
        Assert.Single(
            (await _session.GetAsync(SchemaPath + "tenant/schemas?limit=1&orderby=title")).Body.GetProperty("results").EnumerateArray());
    }
}
