using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests which messages an inlet rejects, and the response to the validation of mapping sets.</summary>
public sealed class InletTests : IAsyncLifetime
{
    private const string Body =
        """ "body": { "xdmMeta": { "schemaRef": { "id": "x", "contentType": "y" } }, "xdmEntity": { "_id": "1" } }""";

    private Session _session = null!;

    public async Task InitializeAsync() => _session = await StartAsync();

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Fact]
    public async Task An_XDM_message_without_a_header_is_rejected()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        var reply = await stream.SendBatchAsync($$"""
            { "messages": [{ {{Body}} }, { "header": { "imsOrgId": "emulator@AdobeOrg", "schemaRef": { "id": "x" } }, {{Body}} }] }
            """);

        var responses = reply.Expect((HttpStatusCode)207).Body.GetProperty("responses");
        Assert.Equal(400, responses[0].GetProperty("statusCode").GetInt32());
        Assert.Contains("unknown xdm format", responses[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(responses[1].TryGetProperty("xactionId", out _));
        (await stream.SendAsync($$"""{ {{Body}} }""")).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(1, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task A_message_of_another_organization_is_rejected()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        var reply = await stream.SendAsync($$"""{ "header": { "imsOrgId": "other@AdobeOrg", "schemaRef": { "id": "x" } }, {{Body}} }""");
        Assert.Contains("wrong ims org", reply.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        Assert.Equal(0, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task A_strict_inlet_requires_a_schema_and_an_organization()
    {
        await using var strict = await StartAsync(o => o.Strict = true);
        var stream = await StreamDeployment.CreateAsync(strict, isGuarded: false, isMapped: false);
        (await stream.SendAsync($$"""{ "header": { "imsOrgId": "emulator@AdobeOrg" }, {{Body}} }""")).Expect(HttpStatusCode.BadRequest);
        (await stream.SendAsync($$"""{ "header": { "schemaRef": { "id": "x" } }, {{Body}} }""")).Expect(HttpStatusCode.BadRequest);
        (await stream.SendAsync($$"""{ "header": { "imsOrgId": "emulator@AdobeOrg", "schemaRef": { "id": "x" } }, {{Body}} }"""))
            .Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("none")]
    public async Task A_message_for_a_flow_that_does_not_exist_is_rejected(string flow)
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        Assert.Contains(
            flow,
            (await stream.SendAsync("""{ "_id": "1" }""", flowId: flow)).Expect(HttpStatusCode.BadRequest).Text,
            StringComparison.Ordinal);
        Assert.Equal(0, _session.Platform.CountRecords(stream.DataSetId));
    }

    [Fact]
    public async Task A_validation_that_was_not_made_is_not_passed()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        var reply = (await stream.SendAsync("""{ "_id": "1" }""", query: "?syncValidation=true")).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"status":"skipped","skipped":true}""", reply.Body.GetProperty("syncValidation").GetRawText());
    }

    [Fact]
    public async Task The_validation_of_a_mapping_set_has_a_result_for_each_row()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync();
        var reply = (await _session.PostAsync(MappingPath + "mappingSets/validate", $$"""
            {
                "outputSchema": { "schemaRef": { "id": "{{made.SchemaId}}",
                    "contentType": "application/vnd.adobe.xed-full+json;version=1" } },
                "mappings": [
                    { "sourceType": "ATTRIBUTE", "source": "a", "destination": "_id" },
                    { "sourceType": "ATTRIBUTE", "source": "b", "destination": "_id" },
                    { "sourceAttribute": "c", "destinationXdmPath": "person..name" },
                    { "source": "d" },
                    5,
                    { "sourceAttribute": "e", "destinationXdmPath": "person.name" }
                ]
            }
            """)).Expect(HttpStatusCode.OK);

        var rows = reply.Body.GetProperty("validationResponse").EnumerateArray().ToList();
        Assert.Equal(
            ["SUCCESS", "FAILED", "FAILED", "FAILED", "FAILED", "SUCCESS"], rows.Select(row => row.GetProperty("status").GetString()));
        Assert.Equal("""{"status":"SUCCESS","errors":null}""", rows[0].GetRawText());
        var error = Assert.Single(rows[1].GetProperty("errors").EnumerateArray());
        Assert.Equal("_id", error.GetProperty("destination").GetString());
        Assert.Equal("b", error.GetProperty("source").GetString());
        Assert.Equal("ATTRIBUTE", error.GetProperty("sourceType").GetString());
        Assert.Contains("'a'", error.GetProperty("exception").GetString(), StringComparison.Ordinal);
    }
}
