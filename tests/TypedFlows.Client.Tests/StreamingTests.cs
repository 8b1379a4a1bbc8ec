using System.Text.Json;
using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

public sealed class StreamingTests
{
    private static readonly JsonElement s_record = JsonDocument.Parse("""{"name":"Johnson Smith"}""").RootElement;

    [Fact]
    public async Task A_raw_message_goes_with_its_flow_and_without_a_token()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"inletId":"i","xactionId":"1:2:3","receivedTimeMs":"1551307525735"}"""));
        using var client = server.Client();

        var receipt = await client.Streaming.SendAsync(
            new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f"), StreamingMessage.Raw(s_record), validate: true);

        Assert.Equal(
            ("i", "1:2:3", 1551307525735), (receipt.InletId, receipt.XactionId, receipt.ReceivedAt!.Value.ToUnixTimeMilliseconds()));
        var request = Assert.Single(server.Requests);
        Assert.Equal(
            ("POST", "/collection/abc?syncValidation=true", """{"name":"Johnson Smith"}"""),
            (request.Method, request.RawUrl, request.Body));
        Assert.Equal(("f", "prod"), (request.Headers["x-adobe-flow-id"], request.Headers["x-sandbox-name"]));
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task An_authenticated_inlet_gets_the_token_and_a_wrapped_message_names_its_dataset()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok(
                """{"items":[{"id":"c","auth":{"params":"""
                    + """{"inletUrl":"http://127.0.0.1:1/collection/abc","authenticationRequired":"true"}}}]}"""),
            Reply.Ok("{}"));
        using var client = server.Client();
        var connection = await client.Connections.GetAsync("c");
        var inlet = StreamingInlet.Of(connection) with { Url = new Uri(server.Endpoint, "collection/abc") };

        await client.Streaming.SendAsync(inlet, StreamingMessage.Xdm(new("https://x/1", "1.4"), "d", "f", s_record, "ACME"));

        Assert.Equal("Bearer " + RecordingServer.Token, server.Requests[1].Headers["Authorization"]);
        Assert.Equal(
            """{"header":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}"""
            + ""","imsOrgId":"emulator@AdobeOrg","datasetId":"d","flowId":"f","source":{"name":"ACME"}}"""
            + ""","body":{"xdmMeta":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}}"""
            + ""","xdmEntity":{"name":"Johnson Smith"}}}""",
            server.Requests[1].Body);
    }

    [Fact]
    public async Task A_batch_reports_the_status_of_each_message()
    {
        await using var server = RecordingServer.Start(new Reply(
            207,
            """{"inletId":"i","batchId":"b","receivedTimeMs":1,"responses":[{"xactionId":"1"},{"statusCode":400,"message":"no schema"}"""
                + """,{"xactionId":"3"}]}"""));
        using var client = server.Client();

        var batch = await client.Streaming.SendBatchAsync(
            new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f"), Enumerable.Repeat(StreamingMessage.Raw(s_record), 4));

        Assert.Equal("/collection/batch/abc", server.Requests[0].RawUrl);
        Assert.Equal(4, server.Requests[0].Json.GetProperty("messages").GetArrayLength());
        Assert.Equal([true, false, true, false], batch.Results.Select(result => result.IsSuccess));
        Assert.Equal((1, 400, "no schema"), (batch.Results[1].Index, batch.Results[1].Status, batch.Results[1].Message));
        Assert.Equal("messages: 4 sent, 2 accepted, 2 rejected", batch.ToString());
        Assert.Equal(["b"], batch.BatchIds);
    }

    [Fact]
    public async Task Many_messages_become_requests_of_less_than_a_megabyte()
    {
        await using var server = RecordingServer.Start(request => new Reply(
            207,
            """{"responses":["""
                + string.Join(',', Enumerable.Repeat("""{"xactionId":"1"}""", request.Json.GetProperty("messages").GetArrayLength()))
                + "]}"));
        using var client = server.Client();
        var sent = new List<int>();
        var text = JsonDocument.Parse($"\"{new string('x', 1998)}\"").RootElement;

        var batch = await client.Streaming.SendBatchAsync(
            new StreamingInlet(
                new Uri(server.Endpoint, "collection/abc"), "f"), Enumerable.Repeat(StreamingMessage.Raw(text), 1200), new Reports(sent));

        Assert.True(batch.IsSuccess);
        Assert.Equal(1200, batch.Results.Count);
        Assert.Equal([499, 998, 1200], sent);
        Assert.All(server.Requests, request => Assert.True(request.Body.Length <= 1_000_000));
    }

    [Fact]
    public async Task A_rejected_token_of_an_inlet_is_an_error_with_the_message_of_the_service()
    {
        await using var server = RecordingServer.Start(new Reply(
            401,
            """{"type":"https://ns.adobe.com/adobecloud/problem/"""
                + """data-collection-service-authorization","status":"401","title":"Authorization","report":"""
                + """{"message":"[id] Ims service token is empty"}}"""));
        using var client = server.Client();

        var error = await Assert.ThrowsAsync<PlatformException>(
            () => client.Streaming.SendAsync(
                new StreamingInlet(new Uri(server.Endpoint, "collection/abc")), StreamingMessage.Raw(s_record)));

        Assert.Equal((401, "Authorization", "[id] Ims service token is empty"), (error.Status, error.Title, error.Detail));
    }

    [Fact]
    public async Task A_token_never_goes_to_another_machine_in_clear_text()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();

        await Assert.ThrowsAsync<ArgumentException>(
            () =>
                client.Streaming.SendAsync(
                    new StreamingInlet(new Uri("http://elsewhere.example/collection/abc"), IsAuthenticated: true),
                    StreamingMessage.Raw(s_record)));
    }

    private sealed class Reports(List<int> seen) : IProgress<int>
    {
        public void Report(int value) => seen.Add(value);
    }

    [Fact]
    public async Task A_record_of_a_compiled_schema_names_the_schema_and_the_dataset_of_the_inlet()
    {
        await using var server = RecordingServer.Start(Reply.Ok("{}"), Reply.Ok("{}"));
        using var client = server.Client();
        var inlet = new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f") { DataSetId = "d", Schema = new("https://x/1") };

        await client.Streaming.SendAsync(inlet, StreamingMessage.Xdm(new SpecPart("""{"_id":"1"}""")));
        await client.Streaming.SendAsync(inlet, StreamingMessage.Plain(new SpecPart("""{"_id":"2"}""")));

        Assert.Equal(
            """{"header":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}"""
            + ""","imsOrgId":"emulator@AdobeOrg","datasetId":"d","flowId":"f"}"""
            + ""","body":{"xdmMeta":{"schemaRef":{"id":"https://x/1","contentType":"application/vnd.adobe.xed-full+json;version=1"}}"""
            + ""","xdmEntity":{"_id":"1"}}}""",
            server.Requests[0].Body);
        Assert.Equal(("f", """{"_id":"2"}"""), (server.Requests[1].Headers["x-adobe-flow-id"], server.Requests[1].Body));
    }

    [Fact]
    public async Task An_inlet_without_its_dataset_is_an_error_with_the_remedy()
    {
        await using var server = RecordingServer.Start();
        using var client = server.Client();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.Streaming.SendAsync(
                new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f"), StreamingMessage.Xdm(new SpecPart("{}"))));
        Assert.Contains("Use AppliedPipeline.GetInletAsync", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_invalid_record_is_not_sent_unless_the_inlet_asks_for_it()
    {
        await using var server = RecordingServer.Start(
            Reply.Ok("""{"batchId":"b","responses":[{"xactionId":"1"},{"xactionId":"3"}]}"""), Reply.Ok("{}"));
        using var client = server.Client();
        var inlet = new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f");
        var invalid = StreamingMessage.Plain(new SpecPart("""{"interval":5}""", "must be at least 15"));

        var error = await Assert.ThrowsAsync<SpecValidationException>(() => client.Streaming.SendAsync(inlet, invalid));
        var batch = await client.Streaming.SendBatchAsync(
            inlet, [StreamingMessage.Raw(s_record), invalid, StreamingMessage.Plain(new SpecPart("{}"))]);
        await client.Streaming.SendAsync(inlet with { ValidateBeforeSend = false }, invalid);

        Assert.Equal("must be at least 15", Assert.Single(error.Result.Violations).Message);
        Assert.Equal(["""{"messages":[{"name":"Johnson Smith"},{}]}""", """{"interval":5}"""], server.Requests.Select(each => each.Body));
        Assert.Equal(
            [(0, "1", true), (1, null, false), (2, "3", true)],
            batch.Results.Select(each => (each.Index, each.XactionId, each.IsSuccess)));
        Assert.Equal("/interval", Assert.Single(batch.Results[1].Violations).InstancePath);
        Assert.Equal("messages: 3 sent, 2 accepted, 1 rejected", batch.ToString());
    }
}
