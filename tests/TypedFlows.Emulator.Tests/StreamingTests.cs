using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests messages to inlets: they are stored before the response, mapped, or counted as failed.</summary>
public sealed class StreamingTests : IAsyncLifetime
{
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Fact]
    public async Task A_raw_message_is_mapped_with_its_types_and_stored_before_the_response()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: true);

        var reply = (await stream.SendAsync(
            """{ "id": "1", "name": "Zoë", "location": { "city": "Oslo" }, "birthday": { "year": 1984 }, "other": 1 }""",
            flowId: stream.FlowId))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(stream.InletPath.Split('/')[^1], reply.Body.GetProperty("inletId").GetString());
        Assert.NotEqual(string.Empty, reply.Body.GetProperty("xactionId").GetString());
        Assert.True(reply.Body.GetProperty("receivedTimeMs").GetInt64() > 0);
        Assert.Equal(
            """{"person":{"name":{"fullName":"Zoë"},"birthYear":1984},"homeAddress":{"city":"Oslo"},"_id":"1"}""",
            Assert.Single(await _session.Platform.GetRecordsAsync(stream.DataSetId)).GetRawText());
        var run = await _session.RunAsync(stream.FlowId);
        Assert.Equal((1, 1, 0), Counts(run));
        Assert.InRange(Summary(run, "latencySummary").GetProperty("avgMs").GetInt64(), 0, 60_000);
    }

    [Fact]
    public async Task A_raw_message_to_a_flow_that_does_not_map_is_counted_as_failed()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);

        (await stream.SendAsync("""{ "name": "raw" }""", flowId: stream.FlowId)).Expect(HttpStatusCode.OK);
        (await stream.SendAsync(
            $$"""{ "header": { "flowId": "{{stream.FlowId}}" }, "body": { "xdmMeta": {}, "xdmEntity": { "_id": "2","""
                + """ "person": { "x": 1.50 } } } }"""))
            .Expect(HttpStatusCode.OK);

        Assert.Equal(
            """{"_id":"2","person":{"x":1.50}}""",
            Assert.Single(await _session.Platform.GetRecordsAsync(stream.DataSetId)).GetRawText());
        var run = await _session.RunAsync(stream.FlowId);
        Assert.Equal((2, 1, 1), Counts(run));
        Assert.Equal("partialSuccess", Status(run));
        Assert.StartsWith(
            "MAPPER-",
            Summary(run, "recordSummary").GetProperty("failedInfo")[0].GetProperty("code").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_has_a_response_for_each_message()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);

        var reply = (await stream.SendBatchAsync(
            """{ "messages": [{ "_id": "1" }, 5, { "name": "raw" }, { "_id": "2" }] }""", "?syncValidation=true"))
            .Expect((HttpStatusCode)207);

        var responses = reply.Body.GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal([true, false, false, true], responses.Select(response => response.TryGetProperty("xactionId", out _)));
        Assert.Equal(400, responses[1].GetProperty("statusCode").GetInt32());
        Assert.Contains("not an object", responses[1].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task The_id_of_the_connection_replaces_its_inlet_as_in_the_tutorial()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        var connection = (await _session.GetAsync(FlowPath + "connections")).One.GetProperty("id").GetString();
        (await _session.PostAsync("/collection/" + connection, """{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
        Assert.Equal(1, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task A_disabled_flow_accepts_nothing()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        (await _session.PostAsync($"{FlowPath}flows/{stream.FlowId}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);

        Assert.Contains(
            "has no target",
            (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        (await _session.PostAsync($"{FlowPath}flows/{stream.FlowId}/action?op=ENABLE", string.Empty)).Expect(HttpStatusCode.OK);
        (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_senders_lose_and_duplicate_nothing()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async sender =>
        {
            for (var i = 0; i < 40; i++)
            {
                (await stream.SendAsync($$"""{ "_id": "{{sender}}-{{i}}" }""")).Expect(HttpStatusCode.OK);
            }
        }));

        var ids = (await _session.Platform.GetRecordsAsync(stream.DataSetId, 1000))
            .Select(record => record.GetProperty("_id").GetString())
            .ToList();
        Assert.Equal(640, ids.Count);
        Assert.Equal(640, ids.Distinct().Count());
        Assert.Equal((640, 640, 0), Counts(await _session.RunAsync(stream.FlowId)));
    }

    private static (long Input, long Output, long Failed) Counts(System.Text.Json.JsonElement run) =>
        (Records(run, "input"), Records(run, "output"), Records(run, "failed"));
}
