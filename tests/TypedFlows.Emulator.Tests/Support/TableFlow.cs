using System.Net;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A flow that reads a HubSpot file with the columns Id and Mail, and maps them to fields of a profile.</summary>
internal sealed record TableFlow(string FlowId, string DataSetId)
{
    public const string Once = """{ "startTime": 1567411548, "frequency": "once" }""";
    public const string Hourly = """{ "startTime": 1567411548, "frequency": "hour", "interval": 1 }""";

    /// <param name="copy">The delta column as JSON; <see langword="null"/> for none.</param>
    /// <param name="data">The description of the data as JSON.</param>
    public static async Task<TableFlow> CreateAsync(
        Session session, string path, string schedule, string? copy = null, string data = """{ "format": "tabular" }""") =>
        (await PostAsync(session, path, schedule, copy, data)) is var (reply, dataSetId)
            ? new(reply.Expect(HttpStatusCode.Created).Id, dataSetId)
            : throw new InvalidOperationException();

    public static async Task<(Reply Reply, string DataSetId)> PostAsync(
        Session session, string path, string schedule, string? copy, string data = """{ "format": "tabular" }""", string extra = "")
    {
        var target = new Deployment(session);
        await target.CreateTargetAsync();
        await target.CreateMappingAsync(("Id", "_id"), ("Mail", "personalEmail.address"));
        var source = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "Table", "data": {{data}}, "params": { "path": "{{path}}" },
                "connectionSpec": { "id": "{{Hubspot}}", "version": "1.0" } }
            """)).Expect(HttpStatusCode.Created).Id;
        var delta = copy is null ? string.Empty : $$"""{ "name": "Copy", "params": { "deltaColumn": {{copy}} } },""";
        var flow = await session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Table", "flowSpec": { "id": "{{CrmToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{target.TargetId}}"],
                "transformations": [{{delta}}
                    { "name": "Mapping", "params": { "mappingId": "{{target.MappingId}}", "mappingVersion": "0" } }],
                "scheduleParams": {{schedule}}{{extra}}
            }
            """);
        return (flow, target.DataSetId);
    }
}
