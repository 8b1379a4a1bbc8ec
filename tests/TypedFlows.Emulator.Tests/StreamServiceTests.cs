using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Storage;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests each decision about a message to an inlet. The tests share the inlets of two platforms.</summary>
public sealed class StreamServiceTests(StreamServiceTests.Inlets inlets) : IClassFixture<StreamServiceTests.Inlets>
{
    private const string Sync = "?syncValidation=true";
    private const string Header = """ "header": { "imsOrgId": "emulator@AdobeOrg", "schemaRef": { "id": "x" } }""";

    [Fact]
    public async Task A_message_has_a_response_with_its_inlet_its_time_and_an_id_of_its_own()
    {
        var plain = await inlets.PlainAsync();
        var reply = (await plain.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK).Body;
        Assert.Equal(["inletId", "xactionId", "receivedTimeMs"], reply.EnumerateObject().Select(member => member.Name));
        Assert.Equal(InletId(plain), Text(reply, "inletId"));
        Assert.InRange(reply.GetProperty("receivedTimeMs").GetInt64(), inlets.Started, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

        var next = (await plain.SendAsync("""{ "_id": "2" }""")).Expect(HttpStatusCode.OK).Body;
        Assert.Matches(@"^\d+:\d+:\d+$", Text(reply, "xactionId"));
        Assert.NotEqual(Text(reply, "xactionId").Split(':')[2], Text(next, "xactionId").Split(':')[2]);
        Assert.Equal(2, inlets.Count(plain));
    }

    [Theory]
    [InlineData("""{ "messages": [{ "_id": "1" }, 5, { "_id": "2" }] }""")]
    [InlineData("""[{ "_id": "1" }, 5, { "_id": "2" }]""")]
    public async Task A_batch_has_a_response_for_each_message_and_stores_the_others(string body)
    {
        var plain = await inlets.PlainAsync();
        var reply = (await plain.SendBatchAsync(body)).Expect((HttpStatusCode)207).Body;
        Assert.Equal(["inletId", "batchId", "receivedTimeMs", "responses"], reply.EnumerateObject().Select(member => member.Name));
        Assert.Equal(InletId(plain), Text(reply, "inletId"));
        Assert.True(Guid.TryParse(Text(reply, "batchId"), out _));
        var responses = reply.GetProperty("responses").EnumerateArray().ToList();
        Assert.EndsWith(":0", Text(responses[0], "xactionId"), StringComparison.Ordinal);
        Assert.EndsWith(":2", Text(responses[2], "xactionId"), StringComparison.Ordinal);
        Assert.Equal(400, responses[1].GetProperty("statusCode").GetInt32());
        Assert.Equal("The message is not valid: it is not an object.", Text(responses[1], "message"));
        Assert.Equal(2, inlets.Count(plain));
    }

    [Theory]
    [InlineData("[]", "/messages")]
    [InlineData("""{ "messages": [] }""", "a batch has at least one message")]
    [InlineData("{}", "/messages")]
    [InlineData("5", "an object")]
    public async Task A_batch_without_messages_is_rejected(string body, string expected) =>
        Assert.Contains(
            expected,
            (await (await inlets.PlainAsync()).SendBatchAsync(body)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[1]", "it is not an object")]
    [InlineData("\"text\"", "it is not an object")]
    public async Task A_message_that_is_not_an_object_is_rejected(string body, string expected) =>
        Assert.Contains(
            expected,
            (await (await inlets.PlainAsync()).SendAsync(body)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?syncValidation=false", HttpStatusCode.OK)]
    [InlineData("?synchronousValidation=no", HttpStatusCode.OK)]
    [InlineData("?syncValidation=TRUE", HttpStatusCode.BadRequest)]
    [InlineData("?synchronousValidation=True", HttpStatusCode.BadRequest)]
    public async Task A_message_that_is_no_record_is_rejected_only_if_its_validation_is_requested(string query, HttpStatusCode expected)
    {
        var plain = await inlets.PlainAsync();
        var reply = (await plain.SendAsync("""{ "name": "raw" }""", query: query)).Expect(expected);
        var batch = (await plain.SendBatchAsync("""[{ "name": "raw" }]""", query)).Expect((HttpStatusCode)207);
        var response = batch.Body.GetProperty("responses")[0];
        Assert.Equal(expected == HttpStatusCode.OK, response.TryGetProperty("xactionId", out _));
        if (expected != HttpStatusCode.OK)
        {
            Assert.Contains("The message is not valid: ", reply.Text, StringComparison.Ordinal);
            Assert.Contains("The message is not valid: ", Text(response, "message"), StringComparison.Ordinal);
        }

        Assert.Equal(0, inlets.Count(plain));
    }

    [Fact]
    public async Task A_requested_validation_passes_fails_or_is_skipped()
    {
        const string Valid = """{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z" }""";
        var (validated, plain) = (inlets.Validated, await inlets.PlainAsync());
        var reply = (await validated.SendAsync(Valid, query: Sync)).Expect(HttpStatusCode.OK).Body;
        Assert.Equal("""{"status":"pass"}""", reply.GetProperty("syncValidation").GetRawText());
        reply = (await plain.SendAsync(Valid, query: Sync)).Expect(HttpStatusCode.OK).Body;
        Assert.Equal("""{"status":"skipped","skipped":true}""", reply.GetProperty("syncValidation").GetRawText());

        var invalid = (await validated.SendAsync("""{ "_id": "1" }""", query: Sync)).Expect(HttpStatusCode.BadRequest);
        Assert.Contains(
            $"inletId: [{InletId(validated)}] imsOrgId: [emulator@AdobeOrg] Message is invalid", invalid.Text, StringComparison.Ordinal);
        Assert.Contains("required key [timestamp] not found", invalid.Text, StringComparison.Ordinal);
        var batch = (await validated.SendBatchAsync("""[{ "_id": "1" }]""", Sync)).Expect((HttpStatusCode)207).Body;
        Assert.True(batch.GetProperty("responses")[0].TryGetProperty("xactionId", out _));
        inlets.AssertNoted("Accepted, but not stored: the record violates the schema of the dataset: required at #.");
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("Basic {0}", "is not valid")]
    [InlineData("Bearer other", "is not valid")]
    [InlineData("Bearer {0}", null)]
    [InlineData("bearer  {0} ", null)]
    public async Task An_authenticated_inlet_requires_a_token(string? authorization, string? error)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(inlets.Guarded.InletPath, UriKind.Relative))
        {
            Content = new StringContent("""{ "_id": "1" }"""),
        };
        request.Content.Headers.ContentType = new("application/json");
        if (authorization is not null)
        {
            var value = authorization.Replace("{0}", await inlets.Session.TokenAsync(), StringComparison.Ordinal);
            Assert.True(request.Headers.TryAddWithoutValidation("Authorization", value));
        }

        using var http = new HttpClient { BaseAddress = inlets.Session.Platform.Endpoint };
        using var response = await http.SendAsync(request);
        Assert.Equal(error is null ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(
            error is null ? "xactionId" : "Ims service token " + error,
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_inlet_does_not_exist() => Assert.Contains(
        "There is no inlet with the id none",
        (await inlets.Session.PostAsync("/collection/none", "{}")).Expect(HttpStatusCode.NotFound).Text,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_message_names_its_flow_in_a_header_a_query_or_its_envelope()
    {
        const string Message = """{ "_id": "1" }""";
        var plain = await inlets.PlainAsync();
        var query = "?x-adobe-flow-id=";
        (await plain.SendAsync(Message, flowId: plain.FlowId)).Expect(HttpStatusCode.OK);
        (await plain.SendAsync(Message, query: query + plain.FlowId)).Expect(HttpStatusCode.OK);
        (await plain.SendAsync(Message, query: query)).Expect(HttpStatusCode.OK);
        (await plain.SendAsync(Message, flowId: plain.FlowId, query: query + "none")).Expect(HttpStatusCode.OK);
        (await plain.SendAsync(Enveloped($$""" "flowId": "{{plain.FlowId}}",""", "{ \"_id\": \"1\" }"))).Expect(HttpStatusCode.OK);
        Assert.Equal(5, inlets.Count(plain));

        foreach (var reply in new[]
        {
            await plain.SendAsync(Message, flowId: "none"),
            await plain.SendAsync(Message, query: query + "none"),
            await plain.SendAsync(Enveloped(""" "flowId": "none",""", "{ \"_id\": \"1\" }")),
        })
        {
            Assert.Contains(
                "has no target: the flow none is not an enabled flow of this inlet",
                reply.Expect(HttpStatusCode.BadRequest).Text,
                StringComparison.Ordinal);
        }

        Assert.Equal(5, inlets.Count(plain));
    }

    [Fact]
    public async Task A_message_for_no_flow_is_stored_in_the_dataset_that_it_names()
    {
        const string NoTarget =
            "has no target: no enabled flow accepts the messages of this inlet, and the message does not name an existing dataset";
        var plain = await inlets.PlainAsync();
        (await inlets.Session.PostAsync($"{FlowPath}flows/{plain.FlowId}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        var named = $$""" "datasetId": "{{plain.DataSetId}}",""";
        (await plain.SendAsync(Enveloped(named, """{ "_id": "1" }"""))).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"_id":"1"}""", Assert.Single(await inlets.Session.Platform.GetRecordsAsync(plain.DataSetId)).GetRawText());
        Assert.Contains(
            "/body/xdmEntity is not an object",
            (await plain.SendAsync(Enveloped(named, "[1]"))).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);

        foreach (var message in new[]
        {
            """{ "_id": "1" }""",
            Enveloped(""" "datasetId": "none",""", """{ "_id": "1" }"""),
            $$"""{ "header": { {{named}} "imsOrgId": "emulator@AdobeOrg" }, "body": { "name": "raw" } }""",
        })
        {
            Assert.Contains(
                NoTarget, (await plain.SendAsync(message)).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        }

        Assert.Equal(1, inlets.Count(plain));
    }

    [Fact]
    public async Task A_message_whose_dataset_validates_is_reported_by_its_violations()
    {
        var stream = await inlets.ValidatedAsync();
        (await inlets.Session.PostAsync($"{FlowPath}flows/{stream.FlowId}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        var reply = await stream.SendAsync(Enveloped($$""" "datasetId": "{{stream.DataSetId}}",""", "[1]"), query: Sync);
        Assert.Contains("found: JSONArray", reply.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_XDM_message_needs_a_header_unless_the_inlet_is_raw()
    {
        var plain = await inlets.PlainAsync();
        const string Body = """{ "body": { "xdmEntity": { "_id": "1", "id": "7" } } }""";
        Assert.Contains(
            "Message has unknown xdm format: its header is missing.",
            (await plain.SendAsync(Body)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        (await inlets.Raw.SendAsync(Body)).Expect(HttpStatusCode.OK);
        (await plain.SendAsync($$"""{ {{Header}}, "body": { "xdmEntity": { "_id": "1" } } }""")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_message_of_another_organization_is_rejected() => Assert.Contains(
        "Message has an absent or wrong ims org in the header: /header/imsOrgId is other@AdobeOrg, not emulator@AdobeOrg.",
        (await inlets.Raw.SendAsync("""{ "header": { "imsOrgId": "other@AdobeOrg" }, "body": { "id": "1" } }"""))
            .Expect(HttpStatusCode.BadRequest).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "imsOrgId": "emulator@AdobeOrg" """, "Message has unknown xdm format: /header/schemaRef/id is missing.")]
    [InlineData("", "Message has unknown xdm format: /header/schemaRef/id is missing.")]
    [InlineData(
        """ "schemaRef": { "id": "x" } """, "Message has an absent or wrong ims org in the header: /header/imsOrgId is missing.")]
    public async Task A_header_that_is_not_complete_is_noted_unless_the_platform_is_strict(string header, string missing)
    {
        var message = $$"""{ "header": { {{header}} }, "body": { "xdmEntity": { "_id": "1", "id": "1" } } }""";
        var before = inlets.Deviations().Count;
        (await inlets.Raw.SendAsync(message)).Expect(HttpStatusCode.OK);
        Assert.Equal(before, inlets.Deviations().Count);
        (await (await inlets.PlainAsync()).SendAsync(message)).Expect(HttpStatusCode.OK);
        inlets.AssertNoted("Accepted although the platform rejects it: " + missing);

        Assert.Contains(
            missing, (await inlets.Strict.SendAsync(message)).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_exceeds_the_queue_is_rejected_and_nothing_is_stored()
    {
        await using var session = await StartAsync(o => o.MaxWaitingBytes = 200);
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
        (await stream.SendAsync($$"""{ "_id": "{{new string('x', 200)}}" }""")).Expect(HttpStatusCode.TooManyRequests);
        (await stream.SendAsync($$"""{ "_id": "{{new string('x', 126)}}" }""")).Expect(HttpStatusCode.OK);
        (await stream.SendAsync($$"""{ "_id": "{{new string('x', 127)}}" }""")).Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal(1, session.Platform.CountRecords(stream.DataSetId));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, (HttpStatusCode)207)]
    public async Task A_response_is_sent_only_after_its_messages_are_stored(bool isBatch, HttpStatusCode expected)
    {
        RecordStoreProbe probe = null!;
        await using var session = await StartAsync(o => o.Decorate = store => probe = new(store));
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
        using var isCommitting = new SemaphoreSlim(0);
        using var mayCommit = new ManualResetEventSlim();
        probe.Committing = () =>
        {
            isCommitting.Release();
            mayCommit.Wait(TimeSpan.FromSeconds(10));
        };

        var response = SendAsync(stream, isBatch);
        Assert.True(await isCommitting.WaitAsync(TimeSpan.FromSeconds(10)));
        await Task.WhenAny(response, Task.Delay(200));
        Assert.False(response.IsCompleted);
        Assert.Equal(0, session.Platform.CountRecords(stream.DataSetId));

        mayCommit.Set();
        (await response).Expect(expected);
        Assert.Equal(1, session.Platform.CountRecords(stream.DataSetId));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, (HttpStatusCode)207)]
    public async Task A_message_that_cannot_be_stored_is_an_error_and_can_be_sent_again(bool isBatch, HttpStatusCode expected)
    {
        RecordStoreProbe probe = null!;
        await using var session = await StartAsync(o => o.Decorate = store => probe = new(store));
        var stream = await StreamDeployment.CreateAsync(session, isGuarded: false, isMapped: false);
        probe.Committing = () => throw new StorageException("No space left on device", new IOException("No space left on device"));
        (await SendAsync(stream, isBatch)).Expect(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, session.Platform.CountRecords(stream.DataSetId));

        probe.Committing = null;
        (await SendAsync(stream, isBatch)).Expect(expected);
        Assert.Equal(1, session.Platform.CountRecords(stream.DataSetId));
        Assert.Equal(1, Records(await session.RunAsync(stream.FlowId), "output"));
    }

    private static Task<Reply> SendAsync(StreamDeployment stream, bool isBatch) =>
        isBatch ? stream.SendBatchAsync("""[{ "_id": "1" }]""") : stream.SendAsync("""{ "_id": "1" }""");

    private static string InletId(StreamDeployment stream) => stream.InletPath.Split('/')[^1];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string Enveloped(string header, string record) => $$"""
        { "header": { {{header}} "imsOrgId": "emulator@AdobeOrg", "schemaRef": { "id": "x" } }, "body": { "xdmEntity": {{record}} } }
        """;

    public sealed class Inlets : IAsyncLifetime
    {
        private TemporaryFolder _folder = null!;
        private Session _strict = null!;

        public long Started { get; } = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        internal Session Session { get; private set; } = null!;

        internal StreamDeployment Raw { get; private set; } = null!;

        internal StreamDeployment Guarded { get; private set; } = null!;

        /// <summary>Gets an inlet of a second platform, which is strict.</summary>
        internal StreamDeployment Strict { get; private set; } = null!;

        internal StreamDeployment Validated { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (Session, _folder) = await GardenSchema.StartAsync();
            Raw = await StreamDeployment.CreateAsync(Session, isGuarded: false, isMapped: true);
            Guarded = await StreamDeployment.CreateAsync(Session, isGuarded: true, isMapped: false);
            Validated = await ValidatedAsync();
            _strict = await StartAsync(o => o.Strict = true);
            Strict = await StreamDeployment.CreateAsync(_strict, isGuarded: false, isMapped: false);
        }

        public async Task DisposeAsync()
        {
            await Session.DisposeAsync();
            await _strict.DisposeAsync();
            _folder.Dispose();
        }

        /// <summary>Creates an inlet with a flow that stores XDM in a dataset that does not validate.</summary>
        internal Task<StreamDeployment> PlainAsync() => StreamDeployment.CreateAsync(Session, isGuarded: false, isMapped: false);

        internal Task<StreamDeployment> ValidatedAsync() =>
            StreamDeployment.CreateAsync(Session, isGuarded: false, isMapped: false, GardenSchema.Id);

        internal long Count(StreamDeployment stream) => Session.Platform.CountRecords(stream.DataSetId);

        internal IReadOnlyList<string> Deviations() =>
        [
            .. Session.Platform.ReadJournal().SelectMany(entry => entry.GetProperty("notes").EnumerateArray())
                .Select(note => note.GetString()!),
        ];

        internal void AssertNoted(string note) => Assert.Contains(note, Deviations());
    }
}
