using Microsoft.Data.Sqlite;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>Creates flows over HTTP in a process that will be killed.</summary>
internal sealed record DurableFlows(string DataSetId, string TargetId, string MappingId)
{
    private const string Streaming = "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb";

    public static async Task<DurableFlows> CreateAsync(HostProcess host)
    {
        var schema = (await host.PostAsync(
                SchemaPath + "tenant/schemas",
                """{ "title": "x", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }"""))
            .GetProperty("$id")
            .GetString();
        var dataSet = (await host.PostAsync(
                CatalogPath + "dataSets",
                $$"""{ "name": "x", "schemaRef": { "id": "{{schema}}", "contentType": "application/vnd.adobe.xed+json;version=1" } }"""))[0]
            .GetString()!["@/dataSets/".Length..];
        var target = (await host.PostAsync(
                FlowPath + "targetConnections",
                $$"""{ "params": { "dataSetId": "{{dataSet}}" }, "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" } }"""))
            .GetProperty("id")
            .GetString()!;
        var mapping = (await host.PostAsync(
                MappingPath + "mappingSets",
                $$"""{ "xdmSchema": "{{schema}}", "xdmVersion": "1.0","""
                    + """ "mappings": [{ "sourceAttribute": "Id", "destinationXdmPath": "_id" },"""
                    + """ { "sourceAttribute": "Name", "destinationXdmPath": "person.name.fullName" }] }"""))
            .GetProperty("id")
            .GetString()!;
        return new(dataSet, target, mapping);
    }

    public async Task AddFlowAsync(HostProcess host, string path)
    {
        var source = (await host.PostAsync(
                FlowPath + "sourceConnections",
                $$"""{ "name": "x", "params": { "path": "{{path}}" }, "connectionSpec": { "id": "{{S3}}", "version": "1.0" } }"""))
            .GetProperty("id")
            .GetString();
        await host.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "x", "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{TargetId}}"],
                "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{MappingId}}" } }],
                "scheduleParams": { "startTime": 1567411548, "frequency": "week", "interval": 1 }
            }
            """);
    }

    /// <summary>Returns 1 if a killed process has left an unfinished run, otherwise 0.</summary>
    public static int CountCut(string dataFolder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataFolder, "platform.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT count(*) FROM resources WHERE kind = 'Run' AND CAST(document AS TEXT) LIKE '%\"state\":\"inProgress\"%'";
        return (int)(long)command.ExecuteScalar()! > 0 ? 1 : 0;
    }

    public static async Task<(string Inlet, string DataSetId)> StreamAsync(HostProcess host)
    {
        var made = await CreateAsync(host);
        var connection = (await host.PostAsync(FlowPath + "connections", $$"""
            { "name": "x", "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" },
                "auth": { "specName": "Streaming Connection", "params": { "dataType": "xdm" } } }
            """)).GetProperty("id").GetString();
        var source = (await host.PostAsync(
                FlowPath + "sourceConnections",
                $$"""{ "name": "x", "baseConnectionId": "{{connection}}","""
                    + $$""" "connectionSpec": { "id": "{{Streaming}}", "version": "1.0" } }"""))
            .GetProperty("id")
            .GetString();
        await host.PostAsync(FlowPath + "flows", $$"""
            { "flowSpec": { "id": "d8a6f005-7eaf-4153-983e-e8574508b877", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{made.TargetId}}"] }
            """);
        var inlet = (await host.GetAsync(FlowPath + "connections/" + connection))
            .GetProperty("items")[0].GetProperty("auth")
            .GetProperty("params")
            .GetProperty("inletId")
            .GetString();
        return ("/collection/" + inlet, made.DataSetId);
    }
}
