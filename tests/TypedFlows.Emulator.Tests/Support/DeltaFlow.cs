using System.Net;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Support;

/// <summary>A flow that reads a HubSpot table by its column Changed.</summary>
internal sealed record DeltaFlow(string FlowId, string DataSetId)
{
    public static async Task<DeltaFlow> CreateAsync(
        Session session,
        string schedule = """{ "startTime": 1567411548, "frequency": "minute", "interval": 30 }""")
    {
        var target = new Deployment(session);
        await target.CreateTargetAsync();
        await target.CreateMappingAsync(("Id", "_id"));
        var source = (await session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "Table", "data": { "format": "tabular" }, "params": { "path": "Account" },
                "connectionSpec": { "id": "{{Hubspot}}", "version": "1.0" } }
            """)).Expect(HttpStatusCode.Created).Id;
        var flow = (await session.PostAsync(FlowPath + "flows", $$"""
            {
                "name": "Delta", "flowSpec": { "id": "{{CrmToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{source}}"], "targetConnectionIds": ["{{target.TargetId}}"],
                "transformations": [
                    { "name": "Copy", "params": { "deltaColumn": { "name": "Changed", "dateFormat": "yyyy-MM-dd", "timezone": "UTC" } } },
                    { "name": "Mapping", "params": { "mappingId": "{{target.MappingId}}", "mappingVersion": "0" } }
                ],
                "scheduleParams": {{schedule}}
            }
            """)).Expect(HttpStatusCode.Created).Id;
        return new(flow, target.DataSetId);
    }
}
