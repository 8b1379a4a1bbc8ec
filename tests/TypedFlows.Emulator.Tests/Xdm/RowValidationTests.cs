using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests that the rows of a run are converted to the types of their fields and validated.</summary>
public sealed class RowValidationTests : IAsyncLifetime
{
    private const string Delimited = """{ "format": "delimited" }""";
    private const string Json = """{ "format": "json" }""";

    private readonly TemporaryFolder _files = new();
    private Session _session = null!;
    private TemporaryFolder _folder = null!;

    public async Task InitializeAsync() => (_session, _folder) = await GardenSchema.StartAsync(o => o.Source(S3, _files.Path));

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Text_cells_become_the_types_of_their_fields()
    {
        _files.Write("a.csv", """
            Id,At,Count,Share,Member,Day,Moment,Gate
            1,2026-10-05 17:45:00,042,0.50,YES,10/05/2026,2026-10-05 17:45:00.250+0200,12
            2,20261005,,,,,,ab
            """ + "\n");
        var (made, flow) = await CreateAsync(Delimited);

        var run = await _session.RunAsync(flow);

        Assert.Equal("success", Status(run));
        Assert.Equal(
            [
                """{"_id":"1","timestamp":"2026-10-05T17:45:00Z","_garden":{"count":42,"share":0.5,"member":true,"day":"2026-10-05","""
                    + "\"moment\":\"2026-10-05T15:45:00.25Z\",\"gate\":\"12\"}}",
                """{"_id":"2","timestamp":"2026-10-05T00:00:00Z","_garden":{"gate":"ab"}}""",
            ],
            (await _session.Platform.GetRecordsAsync(made.DataSetId)).Select(record => record.GetRawText()));
    }

    [Fact]
    public async Task A_bad_cell_fails_its_row_alone_and_the_row_can_be_read()
    {
        _files.Write("a.csv", """
            Id,At,Count,Share,Member,Day,Moment,Gate
            1,2026-10-05,1,1,y,2026-10-05,2026-10-05,north
            2,2026-10-05,many,1,y,2026-10-05,2026-10-05,north
            3,2026-10-05,101,0,maybe,2026-10-05,2026-10-05,north
            4,,1,1,y,2026-10-05,2026-10-05,north
            """ + "\n");
        var (made, flow) = await CreateAsync(Delimited);

        var run = await _session.RunAsync(flow);

        Assert.Equal("partialSuccess", Status(run));
        Assert.Equal((4, 1, 3), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal("1", Assert.Single(await _session.Platform.GetRecordsAsync(made.DataSetId)).GetProperty("_id").GetString());
        Assert.Equal(
            ["MAPPER-3700-400", "MAPPER-3700-400", "INGEST-1555-400"],
            Summary(run, "recordSummary").GetProperty("failedInfo").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        var failed = await DiagnosticsAsync(run);
        Assert.Equal([3, 4, 5], failed.Select(each => each.GetProperty("line").GetInt32()));
        Assert.Equal(
            """[{"code":"MAPPER-3700-400","message":"#/_garden/count: expected type: Integer, found: String"}]""",
            failed[0].GetProperty("_errors").GetRawText());
        Assert.Equal(3, failed[1].GetProperty("_errors").GetArrayLength());
        Assert.Equal(
            "#: required key [timestamp] not found", failed[2].GetProperty("_errors")[0].GetProperty("message").GetString());
        Assert.Equal("/a.csv", failed[0].GetProperty("_filename").GetString());
        using var record = JsonDocument.Parse(failed[0].GetProperty("_corrupt_record").GetString()!);
        Assert.Equal("many", record.RootElement.GetProperty("_garden").GetProperty("count").GetString());
    }

    [Fact]
    public async Task Rows_of_JSON_are_converted_and_objects_are_copied_by_the_names_of_their_fields()
    {
        _files.Write("a.json", """
            [{ "id": 1, "at": "2026-10-05", "garden": { "count": "5", "share": 1.50, "owner": { "name": true, "pet": "cat", "age": null },
                "labels": { "any": "x" }, "plants": [{ "name": "fern", "height": 1.50 }], "other": 1 } },
             { "id": 2, "at": "2026-10-05", "garden": { "plants": [{ "name": "fern", "width": 1 }] } }]
            """);
        var (made, flow) = await Deployment.CreateFlowAsync(
            _session, GardenSchema.Id, "{}", Json, ("id", "_id"), ("at", "timestamp"), ("garden", "_garden"));

        var run = await _session.RunAsync(flow);

        Assert.Equal((2, 1, 1), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(
            """{"_id":"1","timestamp":"2026-10-05T00:00:00Z","_garden":{"count":5,"share":1.50,"owner":{"name":"true"},"""
                + "\"labels\":{\"any\":\"x\"},\"plants\":[{\"name\":\"fern\",\"height\":1.50}]}}",
            Assert.Single(await _session.Platform.GetRecordsAsync(made.DataSetId)).GetRawText());
        Assert.Contains(
            "extraneous key [width]", (await DiagnosticsAsync(run))[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_destination_that_the_schema_does_not_declare_fails_each_row()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,2026-10-05\n");
        var (made, flow) = await Deployment.CreateFlowAsync(
            _session, GardenSchema.Id, "{}", Delimited, ("Id", "_id"), ("At", "timestamp"), ("Id", "_garden.gates"));

        Assert.Equal("failed", Status(await _session.RunAsync(flow)));
        Assert.Equal(0, _session.Platform.CountRecords(made.DataSetId));
    }

    [Theory]
    [InlineData("""{ "partialIngestionPercent": 30 }""", "partialSuccess", 3, 1)]
    [InlineData("""{ "partialIngestionPercent": 20 }""", "failed", 0, 1)]
    [InlineData("""{ "errorDiagnosticsEnabled": false }""", "partialSuccess", 3, 0)]
    public async Task The_options_of_the_flow_apply_to_rows_that_violate_the_schema(
        string options, string status, int stored, int diagnostics)
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,soon\n3,2026-10-05\n4,2026-10-05\n");
        var (made, flow) = await Deployment.CreateFlowAsync(
            _session, GardenSchema.Id, options, Delimited, ("Id", "_id"), ("At", "timestamp"));

        var run = await _session.RunAsync(flow);

        Assert.Equal(status, Status(run));
        Assert.Equal(stored, _session.Platform.CountRecords(made.DataSetId));
        Assert.Equal(1, Records(run, "failed"));
        Assert.Equal(diagnostics, (await DiagnosticsAsync(run)).Count);
        var summary = Summary(run, "statusSummary");
        Assert.Equal(
            diagnostics == 0,
            summary.GetProperty("errors").EnumerateArray().Any(each => each.GetProperty("code").GetString() == "INGEST-1211-400"));
        var counted = Assert.Single(summary.GetProperty("extensions").GetProperty("errors").EnumerateArray());
        Assert.Equal("MAPPER-3700-400", counted.GetProperty("code").GetString());
        Assert.Equal(1, counted.GetProperty("recordCount").GetInt64());
        if (status == "failed")
        {
            Assert.Equal("INGEST-1212-400", Error(run).Code);
        }
    }

    [Fact]
    public async Task Rows_of_a_schema_that_is_not_validated_are_stored_as_they_are()
    {
        _files.Write("a.csv", "Id,At\n1,soon\n");
        var schema = await GardenSchema.CreateAsync(_session, more: """, { "$ref": "https://ns.adobe.com/xdm/context/web" }""");
        var (made, flow) = await Deployment.CreateFlowAsync(
            _session, schema, "{}", Delimited, ("Id", "_id"), ("At", "timestamp"), ("Id", "nick.name"));

        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        Assert.Equal(
            """{"_id":"1","timestamp":"soon","nick":{"name":"1"}}""",
            Assert.Single(await _session.Platform.GetRecordsAsync(made.DataSetId)).GetRawText());
        Assert.Single(GardenSchema.Unvalidated(_session));
    }

    private Task<(Deployment Made, string FlowId)> CreateAsync(string data) => Deployment.CreateFlowAsync(
        _session, GardenSchema.Id, "{}", data,
        ("Id", "_id"), ("At", "timestamp"), ("Count", "_garden.count"), ("Share", "_garden.share"), ("Member", "_garden.member"),
        ("Day", "_garden.day"), ("Moment", "_garden.moment"), ("Gate", "_garden.gate"));

    private async Task<IReadOnlyList<JsonElement>> DiagnosticsAsync(JsonElement run) =>
        (await _session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items;
}
