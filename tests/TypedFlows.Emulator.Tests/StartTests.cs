using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that a request with an error stores nothing, and that a start passes over stored data that it cannot read, names it, and serves
/// the rest.
/// </summary>
public sealed class StartTests : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();
    private Session _session = null!;

    public async Task InitializeAsync()
    {
        _files.Write("a.csv", "Id,Mail\n1,a@example.com\n");
        _session = await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("""{ "startTime": 1, "windowStartTime": 1, "windowEndTime": 2, "deltaColumn": { "name": 5 } }""")]
    [InlineData("""{ "startTime": 1, "windowStartTime": 1, "windowEndTime": 2, "deltaColumn": 7 }""")]
    [InlineData("[]")]
    public async Task A_rejected_run_is_not_stored_and_the_next_start_succeeds(string parameters)
    {
        // The flow spec declares no schema for these parameters.
        var (flow, _) = await CreateFlowAsync();
        (await _session.PostAsync(FlowPath + "runs", $$"""{ "flowId": "{{flow}}", "params": {{parameters}} }"""))
            .Expect(HttpStatusCode.BadRequest);
        Assert.Single(await _session.RunsAsync(flow));
        await RestartAsync();
        Assert.Single(await _session.RunsAsync(flow));
    }

    [Theory]
    [InlineData(""", "options": 5""", null)]
    [InlineData("", """{ "name": 5 }""")]
    [InlineData("", "[]")]
    public async Task A_rejected_flow_is_not_stored(string extra, string? copy)
    {
        await using var lenient = await Session.StartAsync(o => o.Source(Hubspot, _files.Path));
        (await TableFlow.PostAsync(lenient, "/a.csv", TableFlow.Once, copy, extra: extra)).Reply.Expect(HttpStatusCode.BadRequest);
        Assert.Empty((await lenient.GetAsync(FlowPath + "flows")).Items);
    }

    [Fact]
    public async Task Queued_runs_with_parameters_that_cannot_be_read_end_with_an_error()
    {
        var (flow, _) = await CreateFlowAsync();
        var run = (await _session.RunsAsync(flow))[0];
        await _session.DisposeAsync();
        var document = JsonNode.Parse(run.GetRawText())!;
        document["state"] = "queued";
        document["params"] = JsonNode.Parse("""{ "windowStartTime": "x", "deltaColumn": { "name": 5 } }""");
        DataFiles.WriteDocument(_data.Path, run.GetProperty("id").GetString()!, "Run", document.ToJsonString());

        _session = await OpenAsync();
        Assert.NotEqual("queued", Status(Assert.Single(await _session.RunsAsync(flow))));
    }

    [Theory]
    [InlineData("Run", "{")]
    [InlineData("Run", "[]")]
    [InlineData("Flow", "{\"state\":")]
    [InlineData("Flow", """{ "state": "enabled", "scheduleParams": 7, "sourceConnectionIds": { "a": 1 } }""")]
    [InlineData(
        "Flow", """{ "state": "enabled", "scheduleParams": { "startTime": 1, "frequency": "once" }, "sourceConnectionIds": [7] }""")]
    [InlineData("SourceConnection", "not JSON")]
    [InlineData("MappingSet", """{ "mappings": [{ "source": 5 }] }""")]
    [InlineData("MappingSet", "{")]
    [InlineData("Checkpoint", """{ "mark": 7, "files": [] }""")]
    [InlineData("Checkpoint", "{")]
    [InlineData("Schema", "{")]
    public async Task A_start_passes_over_a_document_that_it_cannot_read(string kind, string document)
    {
        var (flow, dataSetId) = await CreateFlowAsync();
        await _session.RunsAsync(flow);
        await _session.DisposeAsync();
        DataFiles.WriteDocuments(_data.Path, kind, document);

        _session = await OpenAsync();
        Assert.Equal(1, _session.Platform.CountRecords(dataSetId));
        (await _session.GetAsync(FlowPath + "flows")).Expect(HttpStatusCode.OK);
        using var page = await _session.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(_session.Platform.ReadJournal(), entry => entry.GetProperty("refusal").GetString() == "unreadable-data"
            && (entry.GetProperty("path").GetString()!.StartsWith(kind, StringComparison.Ordinal)
                || entry.GetProperty("path").GetString() == "Flow " + flow));

        // Other flows are created and run.
        var (other, otherDataSet) = await CreateFlowAsync();
        Assert.Equal("success", Status(await _session.RunAsync(other)));
        Assert.Equal(1, _session.Platform.CountRecords(otherDataSet));
        Assert.InRange((await _session.RunsAsync(flow, 0)).Count, 0, 2);
        Assert.Equal(1, _session.Platform.CountRecords(dataSetId));
    }

    [Theory]
    [InlineData("UPDATE resources SET kind = 'Other' WHERE kind = 'Schema'")]
    [InlineData("UPDATE meta SET value = x'01' WHERE name = 'clock'")]
    [InlineData("UPDATE meta SET value = x'01' WHERE name = 'token-key'")]
    [InlineData("UPDATE resources SET document = 7 WHERE kind = 'Schema'")]
    public async Task A_start_passes_over_a_row_that_it_cannot_read(string sql)
    {
        var (flow, _) = await CreateFlowAsync();
        await _session.DisposeAsync();
        DataFiles.Execute(_data.Path, sql);
        _session = await OpenAsync();
        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        Assert.Contains(
            _session.Platform.ReadJournal(), entry => entry.GetProperty("refusal").GetString() == "unreadable-data");
    }

    [Fact]
    public async Task A_restored_flow_that_cannot_run_is_named_and_the_rest_runs()
    {
        var (flow, dataSetId) = await CreateFlowAsync();
        await _session.RunsAsync(flow);
        var snapshot = JsonNode.Parse(_session.Platform.TakeSnapshot().Span)!;
        foreach (var broken in snapshot["resources"]!.AsArray().Where(item => item!["kind"]!.GetValue<string>() == "SourceConnection"))
        {
            broken!["id"] = "other";
        }

        await _session.Platform.RestoreAsync(Encoding.UTF8.GetBytes(snapshot.ToJsonString()));
        Assert.Contains(_session.Platform.ReadJournal(), entry => entry.GetProperty("path").GetString() == "Flow " + flow);
        (await _session.PostAsync(FlowPath + "runs", $$"""
            { "flowId": "{{flow}}",
                "params": { "startTime": 1, "windowStartTime": 1, "windowEndTime": 2, "deltaColumn": { "name": "Id" } } }
            """)).Expect(HttpStatusCode.BadRequest);
        await RestartAsync();
        Assert.Equal(1, _session.Platform.CountRecords(dataSetId));
        Assert.Equal("success", Status(await _session.RunAsync((await CreateFlowAsync()).Flow)));
    }

    [Fact]
    public async Task The_host_names_what_it_passes_over_on_standard_error()
    {
        await CreateFlowAsync();
        await _session.DisposeAsync();
        DataFiles.Execute(_data.Path, "UPDATE resources SET document = $x WHERE kind = 'Schema'", ("$x", "{"u8.ToArray()));
        using (var host = await HostProcess.StartAsync("--data", _data.Path))
        {
            Assert.Contains("warning: Schema https://", await host.ErrorAsync(), StringComparison.Ordinal);
        }

        _session = await OpenAsync();
    }

    private async Task<(string Flow, string DataSetId)> CreateFlowAsync()
    {
        var (flow, dataSetId) = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Once);
        await _session.RunsAsync(flow);
        return (flow, dataSetId);
    }

    private Task<Session> OpenAsync() => Session.StartAsync(o => o.Source(Hubspot, _files.Path).DataFolder = _data.Path);

    private async Task RestartAsync()
    {
        await _session.DisposeAsync();
        _session = await OpenAsync();
    }
}
