using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that the emulator rejects what the flow specs' schedule schemas reject, with the location.</summary>
public sealed class ScheduleRuleTests : IAsyncLifetime
{
    private Session _session = null!;
    private Deployment _made = null!;
    private string _hubspot = string.Empty;

    public async Task InitializeAsync()
    {
        _session = await StartAsync();
        _made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        _hubspot = (await _session.PostAsync(FlowPath + "sourceConnections", $$"""
            { "name": "HubSpot", "params": { "path": "Contacts" }, "connectionSpec": { "id": "{{Hubspot}}", "version": "1.0" } }
            """)).Expect(HttpStatusCode.Created).Id;
    }

    public Task DisposeAsync() => _session.DisposeAsync().AsTask();

    [Theory]
    [InlineData("""{ "startTime": 1590792316, "frequency": "once", "interval": 15 }""", "interval")]
    [InlineData("""{ "startTime": "1590792316", "frequency": "once", "interval": "15" }""", "interval")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "once", "backfill": true }""", "backfill")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "minute", "interval": 5 }""", "/scheduleParams/interval")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "minute", "interval": "14" }""", "/scheduleParams/interval")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "hour" }""", "interval")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "month", "interval": 1 }""", "/scheduleParams/frequency")]
    [InlineData("""{ "startTime": "soon", "frequency": "once" }""", "/scheduleParams/startTime")]
    [InlineData("""{ "frequency": "once" }""", "startTime")]
    [InlineData("null", "startTime")]
    public async Task Invalid_schedules_are_rejected(string schedule, string location)
    {
        var reply = (await PostCrmFlowAsync(schedule)).Expect(HttpStatusCode.BadRequest);

        Assert.Contains("CRMToAEP", reply.Text, StringComparison.Ordinal);
        Assert.Contains(location, reply.Text, StringComparison.Ordinal);
        Assert.All(reply.Body.GetProperty("violations").EnumerateArray(), found =>
        {
            Assert.StartsWith("/scheduleParams", found.GetProperty("instancePath").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("/items/0/scheduleSpec/spec", found.GetProperty("schemaPath").GetString(), StringComparison.Ordinal);
        });
        Assert.Empty((await _session.GetAsync(FlowPath + "flows")).Items);
    }

    [Theory]
    [InlineData("""{ "startTime": 1590792316, "frequency": "once" }""")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "minute", "interval": 15 }""")]
    [InlineData("""{ "startTime": "1590792316", "frequency": "minute", "interval": "15", "backfill": "true" }""")]
    [InlineData("""{ "startTime": 1590792316, "frequency": "week", "interval": 1 }""")]
    public async Task Valid_schedules_are_accepted(string schedule) => (await PostCrmFlowAsync(schedule)).Expect(HttpStatusCode.Created);

    private Task<Reply> PostCrmFlowAsync(string schedule) => _session.PostAsync(FlowPath + "flows", $$"""
        {
            "name": "HubSpot dataflow",
            "flowSpec": { "id": "{{CrmToAep}}", "version": "1.0" },
            "sourceConnectionIds": ["{{_hubspot}}"], "targetConnectionIds": ["{{_made.TargetId}}"],
            "transformations": [
                { "name": "Copy", "params": { "deltaColumn": { "name": "updatedAt" } } },
                { "name": "Mapping", "params": { "mappingId": "{{_made.MappingId}}", "mappingVersion": "0" } }
            ],
            "scheduleParams": {{schedule}}
        }
        """);
}
