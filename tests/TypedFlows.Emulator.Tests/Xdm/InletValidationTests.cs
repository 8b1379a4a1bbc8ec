using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests that an inlet validates messages against the schema of their dataset.</summary>
public sealed class InletValidationTests : IAsyncLifetime
{
    private const string Sync = "?syncValidation=true";

    private Session _session = null!;
    private TemporaryFolder _folder = null!;

    public async Task InitializeAsync() => (_session, _folder) = await GardenSchema.StartAsync();

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("\"gate\":\"\"", "/gate", "minLength", "expected minLength: 2, actual: 0")]
    [InlineData("\"gate\":\"north 1\"", "/gate", "maxLength", "expected maxLength: 5, actual: 7")]
    [InlineData("\"code\":\"ab\"", "/code", "pattern", "string [ab] does not match pattern ^[A-Z]{2}$")]
    [InlineData("\"count\":0", "/count", "minimum", "0 is not greater or equal to 1")]
    [InlineData("\"count\":101", "/count", "maximum", "101 is not less or equal to 100")]
    [InlineData("\"count\":1.5", "/count", "type", "expected type: Integer, found: Double")]
    [InlineData("\"count\":\"1\"", "/count", "type", "expected type: Integer, found: String")]
    [InlineData("\"share\":0", "/share", "exclusiveMinimum", "0 is not greater than 0")]
    [InlineData("\"share\":true", "/share", "type", "expected type: Number, found: Boolean")]
    [InlineData("\"member\":1", "/member", "type", "expected type: Boolean, found: Long")]
    [InlineData("\"member\":null", "/member", "type", "expected type: Boolean, found: Null")]
    [InlineData("\"day\":\"2026-02-30\"", "/day", "format", "[2026-02-30] is not a valid date. Expected [yyyy-MM-dd]")]
    [InlineData("\"mail\":\"none\"", "/mail", "format", "[none] is not a valid email address")]
    [InlineData("\"kind\":\"bush\"", "/kind", "enum", "bush is not a valid enum value")]
    [InlineData("\"tags\":{}", "/tags", "type", "expected type: JSONArray, found: JSONObject")]
    [InlineData("\"tags\":[\"a\",\"a\"]", "/tags", "uniqueItems", "array items are not unique")]
    [InlineData("\"tags\":[\"a\",\"b\",\"c\"]", "/tags", "maxItems", "expected maximum item count: 2, found: 3")]
    [InlineData("\"tags\":[\"a\",5]", "/tags/1", "type", "expected type: String, found: Long")]
    [InlineData("\"labels\":[]", "/labels", "type", "expected type: JSONObject, found: JSONArray")]
    [InlineData("\"labels\":{\"a/b\":1}", "/labels/a~1b", "type", "expected type: String, found: Long")]
    [InlineData("\"plants\":[{\"name\":\"x\"},{}]", "/plants/1", "required", "required key [name] not found")]
    [InlineData("\"owner\":{\"name\":\"x\",\"pet\":1}", "/owner", "additionalProperties", "extraneous key [pet] is not permitted")]
    [InlineData("\"Gate\":\"north\"", "", "additionalProperties", "extraneous key [Gate] is not permitted")]
    public async Task One_violation_is_the_only_cause(string field, string pointer, string keyword, string message)
    {
        var stream = await CreateAsync();

        var reply = (await stream.SendAsync(Message($$"""{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z", "_garden": { {{field}} } }"""),
            query: Sync)).Expect(HttpStatusCode.BadRequest).Body;

        var cause = Cause(reply);
        Assert.Equal("#/_garden" + pointer, cause.GetProperty("pointerToViolation").GetString());
        Assert.Equal(keyword, cause.GetProperty("keyword").GetString());
        Assert.Equal(message, cause.GetProperty("message").GetString());
        Assert.Empty(cause.GetProperty("causingExceptions").EnumerateArray());
        Assert.Equal(0, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task The_response_has_the_documented_body_with_nested_violations()
    {
        var stream = await CreateAsync();

        var reply = (await stream.SendAsync(
            Message("""{ "timestamp": "2026-10-05", "_garden": { "size": 1, "owner": { "age": 3 } } }"""), query: Sync))
            .Expect(HttpStatusCode.BadRequest);

        const string Forms = "[yyyy-MM-dd'T'HH:mm:ssZ, yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,9}Z, yyyy-MM-dd'T'HH:mm:ss[+-]HH:mm, "
            + "yyyy-MM-dd'T'HH:mm:ss.[0-9]{1,9}[+-]HH:mm]";
        AssertJson(
            $$"""
            {
                "type": "http://ns.adobe.com/adobecloud/problem/data-collection-service/inlet", "status": 400,
                "title": "Invalid XDM Message Format",
                "report": {
                    "message": "inletId: [{{stream.InletPath.Split('/')[^1]}}] imsOrgId: [emulator@AdobeOrg] Message is invalid",
                    "cause": { "_streamingValidation": [{
                        "schemaLocation": "#", "pointerToViolation": "#",
                        "causingExceptions": [
                            { "schemaLocation": "#", "pointerToViolation": "#", "causingExceptions": [], "keyword": "required",
                                "message": "required key [_id] not found" },
                            { "schemaLocation": "#/properties/_garden", "pointerToViolation": "#/_garden",
                                "causingExceptions": [
                                    { "schemaLocation": "#/properties/_garden", "pointerToViolation": "#/_garden", "causingExceptions": [],
                                        "keyword": "additionalProperties", "message": "extraneous key [size] is not permitted" },
                                    { "schemaLocation": "#/properties/_garden/properties/owner", "pointerToViolation": "#/_garden/owner",
                                        "causingExceptions": [], "keyword": "required", "message": "required key [name] not found" }],
                                "message": "2 schema violations found" },
                            { "schemaLocation": "#/properties/timestamp", "pointerToViolation": "#/timestamp", "causingExceptions": [],
                                "keyword": "format", "message": "[2026-10-05] is not a valid date-time. Expected {{Forms}}" }],
                        "message": "4 schema violations found" }] }
                }
            }
            """,
            reply.Body);
    }

    [Fact]
    public async Task A_response_has_at_most_five_violations()
    {
        var stream = await CreateAsync();

        var cause = Cause((await stream.SendAsync(
            Message("""{ "_garden": { "gate": "", "code": "x", "count": 0, "share": 0, "member": 1, "kind": "x" } }"""),
            query: "?synchronousValidation=true")).Expect(HttpStatusCode.BadRequest).Body);

        Assert.Equal("5 schema violations found", cause.GetProperty("message").GetString());
        var inner = cause.GetProperty("causingExceptions").EnumerateArray().ToList();
        Assert.Equal(
            ["required key [_id] not found", "required key [timestamp] not found", "3 schema violations found"],
            inner.Select(each => each.GetProperty("message").GetString()));
        Assert.Equal(3, inner[2].GetProperty("causingExceptions").GetArrayLength());
    }

    [Theory]
    [InlineData("2026-10-05T17:45:00Z")]
    [InlineData("2026-10-05T17:45:00.123456789+02:00")]
    public async Task A_valid_message_passes_and_is_stored_unchanged(string time)
    {
        var stream = await CreateAsync();
        var record = $$$"""{"_id":"1","timestamp":"{{{time}}}","_garden":{"share":1.50,"labels":{"any":"x"},"tags":[]}}""";

        var reply = (await stream.SendAsync(Message(record), query: Sync)).Expect(HttpStatusCode.OK).Body;

        Assert.Equal("""{"status":"pass"}""", reply.GetProperty("syncValidation").GetRawText());
        Assert.Equal(record, Assert.Single(await _session.Platform.GetRecordsAsync(stream.DataSetId)).GetRawText());
    }

    [Fact]
    public async Task A_record_that_is_not_an_object_is_never_stored()
    {
        var stream = await CreateAsync();
        var cause = Cause((await stream.SendAsync(Message("[]"), query: Sync)).Expect(HttpStatusCode.BadRequest).Body);
        Assert.Equal("#", cause.GetProperty("pointerToViolation").GetString());
        Assert.Equal("expected type: JSONObject, found: JSONArray", cause.GetProperty("message").GetString());

        var unvalidated = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        (await unvalidated.SendAsync(Message("[]"), query: Sync)).Expect(HttpStatusCode.BadRequest);
        (await unvalidated.SendAsync(Message("[]"))).Expect(HttpStatusCode.OK);
        Assert.Equal(0, _session.Platform.CountRecords(stream.DataSetId) + _session.Platform.CountRecords(unvalidated.DataSetId));
    }

    [Fact]
    public async Task The_record_alone_is_validated_like_a_complete_message()
    {
        var stream = await CreateAsync();
        var invalid = await stream.SendAsync("""{ "_id": "1" }""", flowId: stream.FlowId, query: Sync);
        Assert.Equal(
            "required key [timestamp] not found",
            Cause(invalid.Expect(HttpStatusCode.BadRequest).Body).GetProperty("message").GetString());
        (await stream.SendAsync("""{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z" }""", flowId: stream.FlowId, query: Sync))
            .Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invalid_message_is_acknowledged_counted_as_failed_and_can_be_read()
    {
        var stream = await CreateAsync();
        (await stream.SendAsync(Message("""{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z" }"""))).Expect(HttpStatusCode.OK);

        (await stream.SendAsync(Message("""{ "_id": "2", "timestamp": "2026-10-05T17:45:00" }"""))).Expect(HttpStatusCode.OK);
        (await stream.SendAsync(Message("""{ "_id": 3, "timestamp": "2026-10-05T17:45:00Z" }"""))).Expect(HttpStatusCode.OK);
        (await stream.SendBatchAsync($$"""{ "messages": [{{Message("""{ "_id": "4" }""")}}] }""", Sync)).Expect((HttpStatusCode)207);

        Assert.Equal(1, _session.Platform.CountRecords(stream.DataSetId));
        var run = await _session.RunAsync(stream.FlowId);
        Assert.Equal((4, 1, 3), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal("partialSuccess", Status(run));
        Assert.Equal(
            ["DCVS-1105-400", "DCVS-1104-400", "DCVS-1106-400"],
            Summary(run, "recordSummary").GetProperty("failedInfo").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        var failed = (await _session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items;
        Assert.Equal([2, 3, 4], failed.Select(each => each.GetProperty("record").GetInt32()));
        AssertJson(
            """
            [{ "schemaLocation": "#/properties/_id", "pointerToViolation": "#/_id", "causingExceptions": [], "keyword": "type",
                "message": "expected type: String, found: Long" }]
            """,
            failed[1].GetProperty("_validationErrors"));
        using var record = JsonDocument.Parse(failed[2].GetProperty("_corrupt_record").GetString()!);
        Assert.Equal("4", record.RootElement.GetProperty("_id").GetString());
    }

    [Fact]
    public async Task A_mapped_message_is_converted_to_the_types_of_its_fields_and_validated()
    {
        var stream = await StreamDeployment.CreateAsync(
            _session, isGuarded: false, isMapped: true, GardenSchema.Id,
            ("id", "_id"), ("at", "timestamp"), ("n", "_garden.count"), ("owner", "_garden.owner"));

        (await stream.SendAsync(
            """{ "id": 7, "at": "2026-10-05 17:45", "n": "12", "owner": { "name": "Ada", "pet": "cat" } }""", query: Sync))
            .Expect(HttpStatusCode.OK);
        var invalid = (await stream.SendAsync("""{ "id": 8, "at": "2026-10-05 17:45", "n": "many" }""", query: Sync))
            .Expect(HttpStatusCode.BadRequest).Body;

        Assert.Equal("#/_garden/count", Cause(invalid).GetProperty("pointerToViolation").GetString());
        Assert.Equal(
            """{"_id":"7","timestamp":"2026-10-05T17:45:00Z","_garden":{"count":12,"owner":{"name":"Ada"}}}""",
            Assert.Single(await _session.Platform.GetRecordsAsync(stream.DataSetId)).GetRawText());
    }

    [Fact]
    public async Task A_message_that_names_its_dataset_is_validated()
    {
        var stream = await CreateAsync();
        (await _session.PostAsync($"{FlowPath}flows/{stream.FlowId}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        string Of(string record) =>
            $$"""{ "header": { "datasetId": "{{stream.DataSetId}}" }, "body": { "xdmEntity": {{record}} } }""";

        (await stream.SendAsync(Of("""{ "_id": "1" }"""), query: Sync)).Expect(HttpStatusCode.BadRequest);
        (await stream.SendAsync(Of("""{ "_id": "1" }"""))).Expect(HttpStatusCode.OK);
        Assert.Equal(0, _session.Platform.CountRecords(stream.DataSetId));
        Assert.Contains(
            _session.Platform.ReadJournal(),
            entry => entry.GetProperty("notes").EnumerateArray().Any(
                text => text.GetString()
                    == "Accepted, but not stored: the record violates the schema of the dataset: required at #."));
        (await stream.SendAsync(Of("""{ "_id": "1", "timestamp": "2026-10-05T17:45:00Z" }"""), query: Sync)).Expect(HttpStatusCode.OK);
        Assert.Equal(1, _session.Platform.CountRecords(stream.DataSetId));
    }

    private Task<StreamDeployment> CreateAsync() =>
        StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false, GardenSchema.Id);

    private static string Message(string record) => $$"""
        {
            "header": { "schemaRef": { "id": "{{GardenSchema.Id}}", "contentType": "application/vnd.adobe.xed-full+json;version=1" },
                "imsOrgId": "emulator@AdobeOrg" },
            "body": { "xdmMeta": { "schemaRef": { "id": "{{GardenSchema.Id}}" } }, "xdmEntity": {{record}} }
        }
        """;

    private static JsonElement Cause(JsonElement reply) => Assert.Single(
        reply.GetProperty("report").GetProperty("cause").GetProperty("_streamingValidation").EnumerateArray());

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.Equal(JsonSerializer.Serialize(JsonDocument.Parse(expected)), JsonSerializer.Serialize(actual));
}
