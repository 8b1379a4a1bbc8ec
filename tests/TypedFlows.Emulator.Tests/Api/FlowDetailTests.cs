using System.Net;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests what flows and runs state about themselves.</summary>
public sealed class FlowDetailTests : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _files.Write("a.csv", "Id\n1\n");
        _session = await StartAsync(o => o.Source(S3, _files.Path));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task A_flow_states_its_last_change_and_its_last_run()
    {
        var flow = await (await CreateAsync()).CreateFlowAsync();
        var run = await _session.RunAsync(flow);

        var read = (await _session.GetAsync(FlowPath + "flows/" + flow)).One;

        Assert.Equal("create", read.GetProperty("lastOperation").GetProperty("operation").GetString());
        Assert.Equal(read.GetProperty("createdAt").GetInt64(), read.GetProperty("lastOperation").GetProperty("started").GetInt64());
        Assert.Equal($"/runs?property=flowId=={flow}", read.GetProperty("runs").GetString());
        var last = read.GetProperty("lastRunDetails");
        Assert.Equal(run.GetProperty("id").GetString(), last.GetProperty("id").GetString());
        Assert.Equal("success", last.GetProperty("state").GetString());
        var duration = Summary(run, "durationSummary");
        Assert.Equal(duration.GetProperty("startedAtUTC").GetInt64(), last.GetProperty("startedAtUTC").GetInt64());
        Assert.Equal(duration.GetProperty("completedAtUTC").GetInt64(), last.GetProperty("completedAtUTC").GetInt64());

        var started = last.GetProperty("startedAtUTC").GetInt64();
        Assert.Single((await _session.GetAsync($"{FlowPath}flows?property=lastRunDetails.startedAtUTC>={started}")).Items);
        Assert.Empty((await _session.GetAsync($"{FlowPath}flows?property=lastRunDetails.startedAtUTC>{started}")).Items);
    }

    [Fact]
    public async Task The_last_operation_names_each_change_and_cannot_be_written()
    {
        var flow = await (await CreateAsync()).CreateFlowAsync();
        await PatchAsync(flow, """[{ "op": "replace", "path": "/description", "value": "x" }]""", HttpStatusCode.BadRequest);
        await PatchAsync(flow, """[{ "op": "add", "path": "/lastOperation/operation", "value": "x" }]""", HttpStatusCode.BadRequest);
        await PatchAsync(flow, """[{ "op": "add", "path": "/description", "value": "x" }]""", HttpStatusCode.OK);
        Assert.Equal("update", await OperationAsync(flow));
        (await _session.PostAsync($"{FlowPath}flows/{flow}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
        Assert.Equal("disable", await OperationAsync(flow));
    }

    [Fact]
    public async Task Source_flows_are_found_by_the_filter_of_clients()
    {
        var made = await CreateAsync();
        var flow = await made.CreateFlowAsync();

        var found = (await _session.GetAsync(FlowPath + "flows?property=inheritedAttributes.properties.isSourceFlow==true")).Items;
        Assert.Equal(flow, Assert.Single(found).GetProperty("id").GetString());
        Assert.Equal(
            made.SourceId, found[0].GetProperty("inheritedAttributes").GetProperty("sourceConnections")[0].GetProperty("id").GetString());
        Assert.Empty((await _session.GetAsync(FlowPath + "flows?property=inheritedAttributes.properties.isSourceFlow==false")).Items);
    }

    [Fact]
    public async Task The_activities_of_a_run_refer_to_both_ends()
    {
        var made = await CreateAsync();
        var run = await _session.RunAsync(await made.CreateFlowAsync());

        var activity = run.GetProperty("activities")[0];

        var source = Assert.Single(activity.GetProperty("sourceInfo").EnumerateArray());
        Assert.Equal(made.SourceId, source.GetProperty("id").GetString());
        Assert.Equal("""{"type":"path","ids":["/"]}""", source.GetProperty("reference").GetRawText());
        var target = Assert.Single(activity.GetProperty("targetInfo").EnumerateArray());
        Assert.Equal(made.TargetId, target.GetProperty("id").GetString());
        Assert.Equal("batch", target.GetProperty("reference").GetProperty("type").GetString());
        var window = activity.GetProperty("durationSummary").GetProperty("extensions");
        Assert.True(window.GetProperty("windowStart").GetInt64() < window.GetProperty("windowEnd").GetInt64());
        Assert.Equal("scheduled", Summary(run, "statusSummary").GetProperty("extensions").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_flow_of_cloud_storage_can_run_once()
    {
        var made = await CreateAsync();
        var flow = await made.CreateFlowAsync("""{ "startTime": 1567411548, "frequency": "once" }""");
        var run = await _session.RunAsync(flow);
        Assert.Equal("one-time", Summary(run, "statusSummary").GetProperty("extensions").GetProperty("type").GetString());
        (await made.PostFlowAsync("""{ "startTime": 1567411548, "frequency": "once", "interval": 15 }"""))
            .Expect(HttpStatusCode.BadRequest);
        (await made.PostFlowAsync("""{ "startTime": 1567411548, "frequency": "minute", "interval": 14 }"""))
            .Expect(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("""{ "partialIngestionPercent": 0 }""", "/options/partialIngestionPercent")]
    [InlineData("""{ "errorDiagnosticsEnabled": "perhaps" }""", "/options/errorDiagnosticsEnabled")]
    public async Task Options_that_violate_the_flow_spec_are_rejected(string options, string expected)
    {
        var made = await CreateAsync();
        var reply = await _session.PostAsync(FlowPath + "flows", $$"""
            {
                "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" },
                "sourceConnectionIds": ["{{made.SourceId}}"], "targetConnectionIds": ["{{made.TargetId}}"],
                "transformations": [{ "name": "Mapping", "params": { "mappingId": "{{made.MappingId}}" } }],
                "scheduleParams": {{Deployment.Schedule}}, "options": {{options}}
            }
            """);
        Assert.Contains(expected, reply.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    private Task<Deployment> CreateAsync() => Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));

    private async Task PatchAsync(string flow, string patch, HttpStatusCode expected)
    {
        var etag = (await _session.GetAsync(FlowPath + "flows/" + flow)).One.GetProperty("etag").GetString();
        (await _session.PatchAsync(FlowPath + "flows/" + flow, patch, etag)).Expect(expected);
    }

    private async Task<string?> OperationAsync(string flow) => (await _session.GetAsync(FlowPath + "flows/" + flow))
        .One.GetProperty("lastOperation").GetProperty("operation").GetString();
}
