using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Sends the cloud storage tutorial's requests in order. The bodies are as printed, with missing braces added, ids of earlier responses,
/// and the data lake as the target in place of a storage account.
/// </summary>
public sealed class TutorialTests
{
    private const string Contacts =
        "FirstName,LastName,Phone,Email,Id\r\n" +
        "Zoë,\"O\"\"Neil, Jr\",+1 555,zoe@example.com,1\r\n" +
        ",,,,2\r\n";

    [Fact]
    public async Task The_tutorial_ends_in_a_run_with_its_rows_stored()
    {
        using var folder = new TemporaryFolder();
        folder.Write("some/path/data.csv", Contacts);
        await using var session = await StartAsync(o => o.Source("adls-gen2", folder.Path));

        var (dataSetId, flow) = await ReplayAsync(session, DataLake);
        var run = await session.RunAsync(flow.Expect(HttpStatusCode.Created).Id);

        Assert.Equal("success", Status(run));
        Assert.Equal((2, 2, 0), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(
            [
                """{"person":{"name":{"firstName":"Zoë","lastName":"O\"Neil, Jr"}},"mobilePhone":{"number":"+1 555"}"""
                    + ""","personalEmail":{"address":"zoe@example.com"},"_id":"1"}""",
                """{"person":{"name":{"firstName":"","lastName":""}},"mobilePhone":{"number":""},"personalEmail":{"address":""}"""
                    + ""","_id":"2"}""",
            ],
            (await session.Platform.GetRecordsAsync(dataSetId)).Select(record => record.GetRawText()));
        Assert.Equal(Contacts.Length + 1, Summary(run, "sizeSummary").GetProperty("inputBytes").GetInt64());
        Assert.Equal(1, Summary(run, "fileSummary").GetProperty("inputFileCount").GetInt64());
        Assert.Equal(0, Summary(run, "fileSummary").GetProperty("skippedFileCount").GetInt64());
        Assert.True(
            Summary(run, "latencySummary").GetProperty("maxMs").GetInt64()
                >= Summary(run, "latencySummary").GetProperty("minMs").GetInt64());
        Assert.True(run.GetProperty("activities")[0].GetProperty("updatedAtUTC").GetInt64() > 0);
        Assert.True(
            Summary(run, "durationSummary")
                .GetProperty("completedAtUTC")
                .GetInt64() >= Summary(run, "durationSummary")
                .GetProperty("startedAtUTC")
                .GetInt64());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_target_of_the_tutorial_means_the_dataset_unless_strict(bool isStrict)
    {
        using var folder = new TemporaryFolder();
        folder.Write("some/path/data.csv", Contacts);
        await using var session = await StartAsync(o =>
        {
            o.Source("adls-gen2", folder.Path);
            o.Strict = isStrict;
        });

        if (isStrict)
        {
            var made = new Deployment(session);
            await made.CreateSourceAsync("""{ "path": "/" }""");
            await made.CreateTargetAsync(Adls);
            var reply = (await made.PostFlowAsync(transformations: "[]")).Expect(HttpStatusCode.BadRequest);
            Assert.Contains("/targetConnectionIds/0", reply.Text, StringComparison.Ordinal);
            Assert.Contains($"It accepts: {DataLake} (datalake)", reply.Text, StringComparison.Ordinal);
            return;
        }

        var (dataSetId, flow) = await ReplayAsync(session, Adls);
        Assert.Equal("success", Status(await session.RunAsync(flow.Expect(HttpStatusCode.Created).Id)));
        Assert.Equal(2, session.Platform.CountRecords(dataSetId));
    }

    [Fact]
    public async Task Deviations_of_the_tutorial_from_the_spec_are_in_the_journal()
    {
        using var folder = new TemporaryFolder();
        await using var session = await StartAsync(o => o.Source("adls-gen2", folder.Path));

        await ReplayAsync(session, DataLake);

        var journal = (await session.GetAsync("/_emulator/journal")).Items;
        var warnings = journal.Last(
            entry => entry.GetProperty("path").GetString()!.EndsWith("/flows", StringComparison.Ordinal)).GetProperty("notes");
        Assert.Contains(
            "does not declare a transformation named 'Copy'",
            Assert.Single(warnings.EnumerateArray()).GetString(),
            StringComparison.Ordinal);
        Assert.All(journal, entry => Assert.DoesNotContain("sesame", entry.GetRawText(), StringComparison.Ordinal));
    }

    private static async Task<(string DataSetId, Reply Flow)> ReplayAsync(Session session, string targetSpec)
    {
        var connection = await session.PostAsync(FlowPath + "connections", $$"""
            {
                "name": "Storage", "connectionSpec": { "id": "{{Adls}}", "version": "1.0" },
                "auth": {
                    "specName": "Basic Authentication for adls-gen2",
                    "params": { "url": "https://x", "servicePrincipalId": "a", "servicePrincipalKey": "sesame", "tenant": "t" }
                }
            }
            """);
        var source = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            {
                "name": "Source Connection for a cloud storage",
                "baseConnectionId": "{{connection.Expect(HttpStatusCode.Created).Id}}",
                "description": "Source Connection to ingest data.csv",
                "data": {
                    "format": "parquet_xdm",
                    "schema": {
                        "id": "https://ns.adobe.com/{TENANT_ID}/schemas/140c03de81b959db95879033945cfd4c",
                        "version": "application/vnd.adobe.xed-full-notext+json; version=1"
                    }
                },
                "params": {
                    "path": "/some/path/data.csv",
                    "recursive": "true"
                },
                "connectionSpec": {
                    "id": "b3ba5556-48be-44b7-8b85-ff2b69b46dc4",
                    "version": "1.0"
                }
            }
            """)).Expect(HttpStatusCode.Created);
        var schema = (await session.PostAsync(SchemaPath + "tenant/schemas", """
            {
                "type": "object",
                "title": "Target schema for cloud storage source connector",
                "description": "",
                "allOf": [
                    { "$ref": "https://ns.adobe.com/xdm/context/profile" },
                    { "$ref": "https://ns.adobe.com/xdm/context/profile-person-details" },
                    { "$ref": "https://ns.adobe.com/xdm/context/profile-personal-details" }
                ],
                "meta:containerId": "tenant",
                "meta:resourceType": "schemas",
                "meta:xdmType": "object",
                "meta:class": "https://ns.adobe.com/xdm/context/profile"
            }
            """)).Expect(HttpStatusCode.Created);
        var schemaId = schema.Body.GetProperty("$id").GetString()!;
        AssertLikeTheTutorialsSchema(schema.Body);

        var dataSet = (await session.PostAsync(CatalogPath + "dataSets?requestDataSource=true", $$"""
            {
                "name": "Target Dataset",
                "schemaRef": {
                    "id": "{{schemaId}}",
                    "contentType": "application/vnd.adobe.xed-full-notext+json; version=1"
                }
            }
            """)).Expect(HttpStatusCode.Created);
        Assert.Matches("^@/dataSets/[0-9a-f]{24}$", dataSet.Body[0].GetString());
        var dataSetId = dataSet.Body[0].GetString()!["@/dataSets/".Length..];
        var target = (await session.PostAsync(FlowPath + "targetConnections", $$"""
            {
                "baseConnectionId": "d6c3988d-14ef-4000-8398-8d14ef000021",
                "name": "Target Connection",
                "description": "Target Connection for cloud storage data",
                "data": {
                    "format": "parquet_xdm",
                    "schema": { "id": "{{schemaId}}", "version": "application/vnd.adobe.xed-full+json;version=1.0" }
                },
                "params": { "dataSetId": "{{dataSetId}}" },
                "connectionSpec": { "id": "{{targetSpec}}", "version": "1.0" }
            }
            """)).Expect(HttpStatusCode.Created);
        var mapping = (await session.PostAsync(MappingPath + "mappingSets", $$"""
            {
                "version": 0,
                "xdmSchema": "{{schemaId}}",
                "xdmVersion": "1.0",
                "id": null,
                "mappings": [
                    { "destinationXdmPath": "person.name.firstName", "sourceAttribute": "FirstName",
                        "identity": false, "identityGroup": null, "namespaceCode": null, "version": 0 },
                    { "destinationXdmPath": "person.name.lastName", "sourceAttribute": "LastName",
                        "identity": false, "identityGroup": null, "namespaceCode": null, "version": 0 },
                    { "destinationXdmPath": "mobilePhone.number", "sourceAttribute": "Phone",
                        "identity": false, "identityGroup": null, "namespaceCode": null, "version": 0 },
                    { "destinationXdmPath": "personalEmail.address", "sourceAttribute": "Email",
                        "identity": false, "identityGroup": null, "namespaceCode": null, "version": 0 },
                    { "destinationXdmPath": "_id", "sourceAttribute": "Id",
                        "identity": false, "identityGroup": null, "namespaceCode": null, "version": 0 }
                ]
            }
            """)).Expect(HttpStatusCode.OK);
        var spec = (await session.GetAsync(FlowPath + "flowSpecs?property=name==%22CloudStorageToAEP%22")).Expect(HttpStatusCode.OK).One;
        var flow = await session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Dataflow between cloud storage and Platform",
                "description": "collecting data.csv",
                "flowSpec": { "id": "{{spec.GetProperty("id").GetString()}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source.Id}}"],
                "targetConnectionIds": ["{{target.Id}}"],
                "transformations": [
                    { "name": "Copy", "params": { "mode": "append" } },
                    { "name": "Mapping", "params": { "mappingId": "{{mapping.Id}}" } }
                ],
                "scheduleParams": { "startTime": "1567411548", "frequency":"minute", "interval":"30" }
            }
            """);
        return (dataSetId, flow);
    }

    private static void AssertLikeTheTutorialsSchema(JsonElement schema)
    {
        Assert.StartsWith("https://ns.adobe.com/emulator/schemas/", schema.GetProperty("$id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("_emulator.schemas.", schema.GetProperty("meta:altId").GetString(), StringComparison.Ordinal);
        Assert.Equal("Target schema for cloud storage source connector", schema.GetProperty("title").GetString());
        Assert.Equal(3, schema.GetProperty("meta:extends").GetArrayLength());
        Assert.NotEqual(string.Empty, schema.GetProperty("meta:registryMetadata").GetProperty("eTag").GetString());
    }
}
