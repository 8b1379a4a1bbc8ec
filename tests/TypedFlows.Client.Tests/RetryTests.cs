using TypedFlows.Client.Tests.Support;

namespace TypedFlows.Client.Tests;

/// <summary>Tests the retries and their limits. The delays advance the clock, so no test waits.</summary>
public sealed class RetryTests
{
    private static readonly Reply s_busy = new(503, string.Empty);
    private static readonly Reply s_tooMany = new(429, """{"error_code":"429050","message":"Too many requests"}""");
    private static readonly Reply s_lost = new(Reply.Cut, string.Empty);

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(Reply.Cut)]
    public async Task A_read_is_repeated_after_random_delays(int status)
    {
        await using var server = RecordingServer.Start(
            new Reply(status, string.Empty), new(status, string.Empty), Reply.Ok("""{"items":[{"id":"f"}]}"""));
        var time = new PauseSkippingTimeProvider();
        using var client = Client(server, time);

        Assert.Equal("f", (await client.Flows.GetAsync("f")).Id);

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, time.Delays.Count);
        Assert.All(time.Delays, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        Assert.Contains(time.Delays, delay => delay > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(501)]
    public async Task A_rejected_call_is_not_repeated(int status)
    {
        await using var server = RecordingServer.Start(new Reply(status, string.Empty));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal(status, (await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"))).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_last_failure_is_the_error_when_all_attempts_fail()
    {
        await using var server = RecordingServer.Start(_ => s_tooMany);
        using var client = Client(server, new PauseSkippingTimeProvider());

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal((429, "429050", 5), (error.Status, error.ErrorCode, server.Requests.Count));
    }

    [Fact]
    public async Task Retry_after_is_waited_for_in_seconds_and_as_a_date()
    {
        var time = new PauseSkippingTimeProvider();
        await using var server = RecordingServer.Start(
            s_tooMany with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } },
            s_tooMany with { Headers = new Dictionary<string, string> { ["Retry-After"] = "Mon, 05 Jan 2026 08:00:40 GMT" } },
            s_tooMany with { Headers = new Dictionary<string, string> { ["Retry-After"] = "Mon, 05 Jan 2026 07:00:00 GMT" } },
            Reply.Ok("""{"items":[{"id":"f"}]}"""));
        using var client = Client(server, time);

        await client.Flows.GetAsync("f");

        Assert.InRange(time.Delays[0].TotalSeconds, 7, 7.5);
        Assert.InRange(time.Delays[1].TotalSeconds, 32.4, 33.5);
        Assert.InRange(time.Delays[2].TotalSeconds, 0, 0.5);
    }

    [Fact]
    public async Task A_longer_delay_than_allowed_is_an_error_at_once()
    {
        await using var server = RecordingServer.Start(
            s_tooMany with { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });
        using var client = Client(server, new PauseSkippingTimeProvider());

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));

        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_create_that_was_not_processed_is_sent_again()
    {
        await using var server = RecordingServer.Start(s_tooMany, Reply.Created("""{"id":"f"}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("f", (await client.Flows.CreateAsync("F", new TestFlow(), "s", "t")).Id);

        Assert.Equal(["POST", "POST"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(Reply.Cut, "")]
    [InlineData(201, "")]
    [InlineData(201, "{\"id\":")]
    public async Task A_create_that_took_effect_without_a_response_is_found_and_not_duplicated(int status, string body)
    {
        await using var server = RecordingServer.Start(
            new Reply(status, body),
            Reply.Ok(
                """{"items":[{"id":"other","name":"F","flowSpec":{"id":"9753525b-82c7-4dce-8a9b-5ccfce2b9876","version":"1.0"}"""
                + ""","sourceConnectionIds":["x"],"targetConnectionIds":["t"]}, """
                + """{"id":"mine","etag":"\"1\"","name":"F","flowSpec":{"id":"9753525b-82c7-4dce-8a9b-5ccfce2b9876","version":"1.0"}"""
                + ""","sourceConnectionIds":["s"],"targetConnectionIds":["t"],"state":"enabled"}]}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        var created = await client.Flows.CreateAsync("F", new TestFlow(), "s", "t");

        Assert.Equal(new ResourceVersion("mine", "\"1\""), created);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
        Assert.Equal("/data/foundation/flowservice/flows?property=name==%22F%22", server.Requests[1].RawUrl);
    }

    [Fact]
    public async Task A_create_that_took_no_effect_is_sent_again_after_a_lookup()
    {
        await using var server = RecordingServer.Start(s_busy, Reply.Ok("""{"items":[]}"""), Reply.Created("""{"id":"f"}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("f", (await client.Flows.CreateAsync("F", new TestFlow(), "s", "t")).Id);
        Assert.Equal(["POST", "GET", "POST"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_create_is_not_sent_again_if_no_lookup_is_possible()
    {
        await using var server = RecordingServer.Start(request => request.Method == "GET" ? new Reply(403, string.Empty) : s_busy);
        using var client = Client(server, new PauseSkippingTimeProvider());

        await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CreateAsync("F", new TestFlow(), "s", "t"));
        await Assert.ThrowsAsync<PlatformException>(() => client.MappingSets.CreateAsync(new("https://x/1"), [new("a", "b")]));

        Assert.Equal(2, server.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_mapping_set_without_a_name_is_looked_up_by_its_schema_and_rows()
    {
        await using var server = RecordingServer.Start(
            s_lost,
            Reply.Ok(
                """
                {"data":[
                    {"id":"other-schema","xdmSchema":"https://x/2","mappings":[{"sourceAttribute":"a","destinationXdmPath":"b"}]},
                    {"id":"named","name":"N","xdmSchema":"https://x/1","mappings":[{"sourceAttribute":"a","destinationXdmPath":"b"}]},
                    {"id":"other-rows","xdmSchema":"https://x/1","mappings":[{"sourceAttribute":"a","destinationXdmPath":"c"}]},
                    {"id":"it","xdmSchema":"https://x/1","mappings":[{"sourceAttribute":"a","destinationXdmPath":"b"}]}]}
                """));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("it", (await client.MappingSets.CreateAsync(new("https://x/1"), [new("a", "b")])).Id);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task Datasets_and_schemas_are_looked_up_too()
    {
        await using var server = RecordingServer.Start(
            s_lost,
            Reply.Ok(
                """{"d":{"name":"Contacts","schemaRef":{"id":"https://x/1"},"created":2}"""
                    + ""","e":{"name":"Contacts","schemaRef":{"id":"https://x/2"},"created":3}}"""),
            s_lost,
            Reply.Ok("""{"results":[{"$id":"https://x/1","title":"People"}]}"""),
            Reply.Ok(
                """{"$id":"https://x/1","title":"People","type":"object","description":"","meta:class":"https://c","""
                + "\"meta:containerId\":\"tenant\",\"meta:resourceType\":\"schemas\",\"meta:xdmType\":\"object\", "
                + """ "allOf":[{"$ref":"https://c"}],"version":"1.3"}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        Assert.Equal("d", (await client.DataSets.CreateAsync("Contacts", new("https://x/1"))).Id);
        Assert.Equal(
            new XdmSchemaRef("https://x/1", "1.3"), (await client.Schemas.CreateAsync(XdmSchema.Of("People", "https://c"))).Reference);
        Assert.Equal(2, server.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task A_change_that_took_effect_without_a_response_is_not_a_conflict()
    {
        await using var server = RecordingServer.Start(
            s_lost,
            new Reply(412, """{"errorMessage":"stale"}"""),
            Reply.Ok("""{"items":[{"id":"f","etag":"\"2\"","name":"N","scheduleParams":{"interval":"30"}}]}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        var changed = await client.Flows.PatchAsync(
            new ResourceVersion("f", "\"1\""),
            new FlowPatch().Name("N").Replace("/scheduleParams/interval", 30).Remove("/scheduleParams/backfill"));

        Assert.Equal(new ResourceVersion("f", "\"2\""), changed);
    }

    [Fact]
    public async Task A_change_that_someone_else_overtook_is_a_conflict()
    {
        await using var server = RecordingServer.Start(
            s_lost, new Reply(412, """{"errorMessage":"stale"}"""), Reply.Ok("""{"items":[{"id":"f","etag":"\"2\"","name":"theirs"}]}"""));
        using var client = Client(server, new PauseSkippingTimeProvider());

        var error = await Assert.ThrowsAsync<PlatformException>(
            () => client.Flows.PatchAsync(new ResourceVersion("f", "\"1\""), new FlowPatch().Name("mine")));

        Assert.Equal(412, error.Status);
    }

    [Fact]
    public async Task A_delete_that_took_effect_without_a_response_is_done()
    {
        await using var server = RecordingServer.Start(s_busy, new Reply(404, string.Empty), new Reply(404, string.Empty));
        using var client = Client(server, new PauseSkippingTimeProvider());

        await client.Flows.DeleteAsync("f");

        Assert.Equal(404, (await Assert.ThrowsAsync<PlatformException>(() => client.Flows.DeleteAsync("never-there"))).Status);
    }

    [Fact]
    public async Task A_message_is_sent_again_only_if_it_was_not_processed()
    {
        await using var server = RecordingServer.Start(s_busy, s_tooMany, Reply.Ok("""{"xactionId":"1"}"""), s_lost);
        using var client = Client(server, new PauseSkippingTimeProvider());
        var inlet = new StreamingInlet(new Uri(server.Endpoint, "collection/abc"), "f");
        var message = StreamingMessage.Raw(writer => writer.WriteNumberValue(1));

        Assert.Equal("1", (await client.Streaming.SendAsync(inlet, message)).XactionId);
        await Assert.ThrowsAsync<PlatformException>(() => client.Streaming.SendAsync(inlet, message));

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task No_connection_means_not_sent_so_even_a_create_is_sent_again()
    {
        var port = LoopbackPort.FindFree();
        var time = new PauseSkippingTimeProvider();
        using var client = new PlatformClient(new PlatformClientOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{port}"),
            OrganizationId = "o",
            ApiKey = "k",
            TokenProvider = new StaticAccessTokenProvider("t"),
            TimeProvider = time,
        });

        await Assert.ThrowsAsync<PlatformException>(() => client.Flows.CreateAsync("F", new TestFlow(), "s", "t"));

        Assert.Equal(4, time.Delays.Count);
    }

    [Fact]
    public async Task An_attempt_and_the_whole_call_have_a_timeout()
    {
        var gate = new TaskCompletionSource();
        var time = new PauseSkippingTimeProvider();
        await using var server = RecordingServer.Start(_ =>
        {
            time.Advance(TimeSpan.FromSeconds(100));
            return new Reply(200, "{}") { Gate = gate.Task };
        });
        var options = server.Options();
        (options.TimeProvider, options.Retry) = (time, new PlatformRetryOptions { MaxRetries = 100 });
        using var client = new PlatformClient(options);

        var error = await Assert.ThrowsAsync<PlatformException>(() => client.Flows.GetAsync("f"));
        gate.SetResult();

        Assert.Contains("did not respond successfully within 600 s in ", error.Message, StringComparison.Ordinal);
        Assert.Contains("did not respond within 100 s", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_requested_again_when_the_identity_service_is_busy()
    {
        await using var server = RecordingServer.Start(s_busy, s_lost, Reply.Ok("""{"access_token":"abcdef","expires_in":100}"""));
        var tokens = new ClientCredentialsTokenProvider(
            "id", "secret", imsEndpoint: server.Endpoint, timeProvider: new PauseSkippingTimeProvider());

        Assert.Equal("abcdef", (await tokens.GetTokenAsync()).Reveal());
        Assert.Equal(3, server.Requests.Count);
    }

    private static PlatformClient Client(RecordingServer server, TimeProvider time)
    {
        var options = server.Options();
        (options.TimeProvider, options.Retry) = (time, new PlatformRetryOptions());
        return new(options);
    }
}
