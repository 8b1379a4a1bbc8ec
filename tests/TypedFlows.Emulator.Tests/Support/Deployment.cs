using System.Net;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Creates the parts of a flow one call at a time; a test creates the parts that it needs.</summary>
internal sealed class Deployment(Session session)
{
    public const string Schedule = """{ "startTime": 1567411548, "frequency": "minute", "interval": 30 }""";

    public string ConnectionId { get; private set; } = string.Empty;

    public string SourceId { get; private set; } = string.Empty;

    public string SchemaId { get; private set; } = string.Empty;

    public string DataSetId { get; private set; } = string.Empty;

    public string TargetId { get; private set; } = string.Empty;

    public string MappingId { get; private set; } = string.Empty;

    private string OnlyMapping => $$"""[{ "name": "Mapping", "params": { "mappingId": "{{MappingId}}", "mappingVersion": "0" } }]""";

    /// <summary>Creates an S3 source, a dataset, and a mapping set of the given columns.</summary>
    public static async Task<Deployment> CreateAsync(
        Session session,
        string sourceParams,
        params (string Source, string Destination)[] mappings)
    {
        var made = new Deployment(session);
        await made.CreateSourceAsync(sourceParams);
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(mappings);
        return made;
    }

    /// <summary>Creates a flow that reads the files of the source into a dataset of a schema.</summary>
    public static async Task<(Deployment Made, string FlowId)> CreateFlowAsync(
        Session session, string schemaId, string options, string data, params (string Source, string Destination)[] mappings)
    {
        var made = new Deployment(session);
        return (made, await made.CreateFlowAsync(schemaId, options, data, Rows(mappings)));
    }

    /// <summary>Creates a flow that reads the files of the source into a dataset of a schema.</summary>
    /// <param name="rows">The rows of the mapping set.</param>
    /// <param name="set">Further properties of the mapping set, each with a comma after it.</param>
    public async Task<string> CreateFlowAsync(string schemaId, string options, string data, string rows, string set = "")
    {
        await CreateSourceAsync("""{ "path": "/" }""", data);
        await CreateTargetAsync(schemaId: schemaId);
        MappingId = (await PostRowsAsync(rows, set)).Expect(HttpStatusCode.OK).Id;
        return (await session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Contacts", "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{SourceId}}"], "targetConnectionIds": ["{{TargetId}}"],
                "transformations": {{OnlyMapping}}, "scheduleParams": {{Schedule}}, "options": {{options}}
            }
            """)).Expect(HttpStatusCode.Created).Id;
    }

    public async Task CreateSourceAsync(string sourceParams, string data = """{ "format": "delimited" }""")
    {
        ConnectionId = (await session.PostAsync(FlowPath + "connections", $$"""
            {
                "name": "Bucket",
                "auth": { "specName": "Access Key", "params": { "s3AccessKey": "open", "s3SecretKey": "sesame" } },
                "connectionSpec": { "id": "{{S3}}", "version": "1.0" }
            }
            """)).Expect(HttpStatusCode.Created).Id;
        SourceId = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            {
                "name": "Files",
                "baseConnectionId": "{{ConnectionId}}",
                "data": {{data}},
                "params": {{sourceParams}},
                "connectionSpec": { "id": "{{S3}}", "version": "1.0" }
            }
            """)).Expect(HttpStatusCode.Created).Id;
    }

    public async Task CreateTargetAsync(string connectionSpec = DataLake, string? schemaId = null)
    {
        SchemaId = schemaId ?? (await session.PostAsync(SchemaPath + "tenant/schemas", """
            { "type": "object", "title": "Contacts", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }
            """)).Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;
        var dataSet = (await session.PostAsync(CatalogPath + "dataSets", $$"""
            { "name": "Contacts", "schemaRef": { "id": "{{SchemaId}}", "contentType": "application/vnd.adobe.xed-full+json;version=1" } }
            """)).Expect(HttpStatusCode.Created);
        DataSetId = dataSet.Body[0].GetString()!["@/dataSets/".Length..];
        TargetId = (await session.PostAsync(FlowPath + "targetConnections", $$"""
            {
                "name": "Lake",
                "data": { "schema": { "id": "{{SchemaId}}", "version": "application/vnd.adobe.xed-full+json;version=1" } },
                "params": { "dataSetId": "{{DataSetId}}" },
                "connectionSpec": { "id": "{{connectionSpec}}", "version": "1.0" }
            }
            """)).Expect(HttpStatusCode.Created).Id;
    }

    public async Task CreateRowsAsync(string rows) => MappingId = (await PostRowsAsync(rows)).Expect(HttpStatusCode.OK).Id;

    public async Task CreateMappingAsync(params (string Source, string Destination)[] mappings) =>
        MappingId = (await PostMappingAsync(mappings)).Expect(HttpStatusCode.OK).Id;

    public Task<Reply> PostMappingAsync(params (string Source, string Destination)[] mappings) => PostRowsAsync(Rows(mappings));

    /// <summary>Creates a mapping set of rows in JSON.</summary>
    public Task<Reply> PostRowsAsync(string rows, string set = "") =>
        session.PostAsync(MappingPath + "mappingSets", MappingSet(rows, set));

    /// <summary>Returns the body of a mapping set.</summary>
    public string MappingSet(string rows, string set = "") => $$"""
        {
            "outputSchema": { "schemaRef": { "id": "{{SchemaId}}", "contentType": "application/vnd.adobe.xed-full+json;version=1" } },
            {{set}}
            "mappings": [{{rows}}]
        }
        """;

    private static string Rows((string Source, string Destination)[] mappings) => string.Join(", ", mappings.Select(
        mapping => $$"""{ "sourceType": "ATTRIBUTE", "source": "{{mapping.Source}}", "destination": "{{mapping.Destination}}" }"""));

    public Task<Reply> PostFlowAsync(string schedule = Schedule, string flowSpec = CloudStorageToAep, string? transformations = null) =>
        session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Contacts",
                "flowSpec": { "id": "{{flowSpec}}", "version": "1.0" },
                "sourceConnectionIds": ["{{SourceId}}"],
                "targetConnectionIds": ["{{TargetId}}"],
                "transformations": {{transformations ?? OnlyMapping}},
                "scheduleParams": {{schedule}}
            }
            """);

    public async Task<string> CreateFlowAsync(string schedule = Schedule) =>
        (await PostFlowAsync(schedule)).Expect(HttpStatusCode.Created).Id;
}
