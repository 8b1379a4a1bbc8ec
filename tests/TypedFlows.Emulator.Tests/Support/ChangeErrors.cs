using System.Net;
using TypedFlows.Emulator.Storage;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Sends the requests that cause the errors of changes, runs and streaming.</summary>
internal static class ChangeErrors
{
    /// <summary>Sends a message to a platform with a full disk, and another one when the disk has space again.</summary>
    public static async Task<Session> FillDiskAsync()
    {
        var probe = default(RecordStoreProbe)!;
        var session = await Session.StartAsync(o => o.Decorate = store => probe = new(store));
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
        probe.Committing = () => throw new StorageException("No space left on device", new IOException());
        (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.ServiceUnavailable);
        probe.Committing = null;
        (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(1, session.Platform.CountRecords(stream.DataSetId));
        return session;
    }

    public static async Task SendAsync(Session session)
    {
        (await TableFlow.PostAsync(session, "/a.csv", TableFlow.Once, """{ "name": "Changed", "timezone": "Mars/Olympus" }""")).Reply
            .Expect(HttpStatusCode.BadRequest);
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var flow = await made.CreateFlowAsync();
        var path = FlowPath + "flows/" + flow;
        var etag = (await session.GetAsync(path)).One.GetProperty("etag").GetString()!;

        Assert.Equal(
            "1403-400",
            (await session.PatchAsync(path, """[{ "op": "replace", "path": "/name", "value": "x" }]""", null))
                .Expect(HttpStatusCode.BadRequest).Body.GetProperty("code")
                .GetString());
        var stale = (await session.PatchAsync(path, """[{ "op": "replace", "path": "/name", "value": "x" }]""", "\"stale\""))
            .Expect(HttpStatusCode.PreconditionFailed);
        Assert.True(stale.Body.TryGetProperty("errorMessage", out _) && stale.Body.TryGetProperty("errorDetails", out _));
        Assert.Equal(
            "1434-400",
            (await session.PatchAsync(path, """[{ "op": "move", "path": "/name", "from": "/x" }]""", etag))
                .Body.GetProperty("code").GetString());
        Assert.Equal(
            "1455-400",
            (await session.PatchAsync(path, """[{ "op": "replace", "path": "/none/x", "value": 1 }]""", etag))
                .Body.GetProperty("code").GetString());
        Assert.Equal(
            "1455-400",
            (await session.PatchAsync(path, """[{ "op": "remove", "path": "name" }]""", etag)).Body.GetProperty("code").GetString());
        Assert.Contains(
            "/id",
            (await session.PatchAsync(path, """[{ "op": "replace", "path": "/id", "value": "x" }]""", etag))
                .Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "startTime",
            (await session.PatchAsync(path, """[{ "op": "replace", "path": "/scheduleParams/startTime", "value": 1567411549 }]""", etag))
                .Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "interval",
            (await session.PatchAsync(path, """[{ "op": "replace", "path": "/scheduleParams/interval", "value": 5 }]""", etag))
                .Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "enable, disable, publish",
            (await session.PostAsync(path + "/action?op=explode", "")).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        (await session.PostAsync(path + "/action?op=publish", "")).Expect(HttpStatusCode.BadRequest);
        (await session.PostAsync(path + "/action?op=FINALIZE", "")).Expect(HttpStatusCode.NotImplemented);
        Assert.Contains(
            "'minute'",
            (await session.PostAsync(FlowPath + "runs", $$"""{ "flowId": "{{flow}}" }""")).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "No folder is configured",
            (await session.GetAsync($"{FlowPath}connections/{made.ConnectionId}/explore?objectType=root"))
                .Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Contains(
            made.TargetId,
            (await session.DeleteAsync(CatalogPath + "dataSets/" + made.DataSetId)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);

        var other = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var differing = (await other.PostFlowAsync(
            transformations: $$"""[{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}" } }]"""))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Equal("1425-400", differing.Body.GetProperty("code").GetString());
    }

    public static async Task SendStreamingAsync(Session session)
    {
        (await session.PostAsync("/collection/none", "{}")).Expect(HttpStatusCode.NotFound);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: true, isMapped: false);
        var empty = (await stream.SendAsync("""{ "_id": "1" }""", token: null)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(
            """{"type":"https://ns.adobe.com/adobecloud/problem/"""
                + """data-collection-service-authorization","status":"401","title":"Authorization","report":"""
                + """{"message":"[id] Ims service token is empty"}}""",
            empty.Text);
        Assert.Contains(
            "not valid",
            (await stream.SendAsync("""{ "_id": "1" }""", token: "made-up")).Expect(HttpStatusCode.Unauthorized).Text,
            StringComparison.Ordinal);
        var token = await session.TokenAsync();
        (await stream.SendAsync("[]", token)).Expect(HttpStatusCode.BadRequest);
        (await stream.SendAsync("""{ "_id": "1" }""", token, flowId: "none")).Expect(HttpStatusCode.BadRequest);
        var invalid = (await stream.SendAsync("""{ "name": "raw" }""", token, query: "?syncValidation=true"))
            .Expect(HttpStatusCode.BadRequest);
        Assert.True(invalid.Body.GetProperty("report").TryGetProperty("cause", out _));
        (await stream.SendAsync($$"""{ "_id": "{{new string('x', 1024 * 1024)}}" }""", token)).Expect(HttpStatusCode.RequestEntityTooLarge);
        var visits = await StreamDeployment.CreateAsync(
            session, isGuarded: false, isMapped: false, await GardenSchema.CreateAsync(session));
        (await visits.SendAsync("""{ "_id": "1" }""", query: "?syncValidation=true")).Expect(HttpStatusCode.BadRequest);
    }
}
