using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests that runs and streams evaluate the expressions and constants of mapping sets.</summary>
public sealed class ExpressionRunTests : IAsyncLifetime
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
    public async Task Rows_of_a_file_are_mapped_by_attributes_expressions_and_constants()
    {
        _files.Write("a.csv", "Id,First,Last,Day,Count\n1,Ada,Lovelace,31/12/2026,5\n2,Grace,Hopper,01/02/2026,\n");
        var (made, flow) = await CreateAsync(
            Delimited,
            """
            { "sourceType": "ATTRIBUTE", "source": "Id", "destination": "_id" },
            { "sourceType": "EXPRESSION", "source": "date(Day, \"dd/MM/yyyy\")", "destination": "timestamp" },
            { "sourceType": "text/x.aep-xl", "source": "lower(concat(First, '.', Last, '@example.com'))", "destination": "_garden.mail" },
            { "sourceType": "EXPRESSION", "source": "iif(Count == '', nullify(), Count)", "destination": "_garden.count" },
            { "sourceType": "STATIC", "source": "tree", "destination": "_garden.kind" },
            { "sourceType": "ATTRIBUTE", "source": "First", "destination": "_garden.tags[0]" }
            """);

        var run = await _session.RunAsync(flow);

        Assert.Equal("success", Status(run));
        Assert.Equal(0, Records(run, "warning"));
        await AssertRecordsAsync(
            made,
            """
            {"_id":"1","timestamp":"2026-12-31T00:00:00Z",
                "_garden":{"mail":"ada.lovelace@example.com","count":5,"kind":"tree","tags":["Ada"]}}
            """,
            """
            {"_id":"2","timestamp":"2026-02-01T00:00:00Z","_garden":{"mail":"grace.hopper@example.com","kind":"tree","tags":["Grace"]}}
            """);
    }

    [Fact]
    public async Task Objects_arrays_and_items_of_JSON_are_mapped()
    {
        _files.Write("a.json", """
            [{ "id": 7, "at": "2026-10-05", "owner": { "name": "Ada", "pet": "cat", "age": "36", "none": null },
                "plants": [{ "kind": "fern", "size": 1.5 }, { "kind": "moss" }], "labels": ["x", "y"], "Full.Name": "A. L." }]
            """);
        var (made, flow) = await CreateAsync(
            Json,
            """
            { "source": "id", "destination": "_id" },
            { "source": "at", "destination": "timestamp" },
            { "sourceType": "EXPRESSION", "source": "upper(owner.name)", "destination": "_garden.owner.name" },
            { "source": "owner", "destination": "_garden.owner" },
            { "source": "plants[*].kind", "destination": "_garden.plants[*].name" },
            { "source": "plants[*].size", "destination": "_garden.plants[*].height" },
            { "source": "labels", "destination": "_garden.tags" },
            { "source": "Full\\.Name", "destination": "_garden.gate" },
            { "sourceType": "EXPRESSION", "source": "labels[1]", "destination": "_garden.labels.second" }
            """);

        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        await AssertRecordsAsync(
            made,
            """
            {"_id":"7","timestamp":"2026-10-05T00:00:00Z","_garden":{"owner":{"name":"ADA","age":36},
                "plants":[{"name":"fern","height":1.5},{"name":"moss"}],"tags":["x","y"],"gate":"A. L.","labels":{"second":"y"}}}
            """);
    }

    [Fact]
    public async Task A_failing_expression_leaves_its_field_out_and_is_a_warning_of_the_run()
    {
        _files.Write("a.csv", "Id,At,Day\n1,2026-10-05,2026-01-02\n2,2026-10-05,tomorrow\n3,2026-10-05,soon\n");
        var (made, flow) = await CreateAsync(
            Delimited,
            """
            { "source": "Id", "destination": "_id" }, { "source": "At", "destination": "timestamp" },
            { "sourceType": "EXPRESSION", "source": "date(Day, \"yyyy-MM-dd\")", "destination": "_garden.day" }
            """);

        var run = await _session.RunAsync(flow);

        Assert.Equal("success", Status(run));
        Assert.Equal((3, 3, 0, 2), (Records(run, "input"), Records(run, "output"), Records(run, "failed"), Records(run, "warning")));
        var status = Summary(run, "statusSummary");
        var error = Assert.Single(status.GetProperty("errors").EnumerateArray());
        Assert.Equal("MAPPER-3700-200", error.GetProperty("code").GetString());
        Assert.Equal(
            "'_garden.day' is not written in 2 stored records. The first: /a.csv, record 2 (from line 3): date: 'tomorrow' does not match "
                + "the pattern 'yyyy-MM-dd'",
            error.GetProperty("message").GetString());
        Assert.Equal(2, status.GetProperty("extensions").GetProperty("errors")[0].GetProperty("recordCount").GetInt64());
        var records = await _session.Platform.GetRecordsAsync(made.DataSetId);
        Assert.Equal("2026-01-02", records[0].GetProperty("_garden").GetProperty("day").GetString());
        Assert.False(records[1].TryGetProperty("_garden", out _));
    }

    [Theory]
    [InlineData("{}", "partialSuccess", 1)]
    [InlineData("""{ "partialIngestionPercent": 10 }""", "failed", 0)]
    public async Task A_row_without_a_required_field_fails_with_the_reason_of_the_expression(string options, string status, int stored)
    {
        _files.Write("a.csv", "Id,Day\n1,2026-01-02\n2,tomorrow\n");
        var (made, flow) = await CreateAsync(
            Delimited,
            """
            { "source": "Id", "destination": "_id" },
            { "sourceType": "EXPRESSION", "source": "date(Day, \"yyyy-MM-dd\")", "destination": "timestamp" }
            """,
            options);

        var run = await _session.RunAsync(flow);

        Assert.Equal(status, Status(run));
        Assert.Equal((1, 0), (Records(run, "failed"), Records(run, "warning")));
        Assert.Equal(stored, _session.Platform.CountRecords(made.DataSetId));
        var counted = Assert.Single(Summary(run, "statusSummary").GetProperty("extensions").GetProperty("errors").EnumerateArray());
        Assert.Equal("MAPPER-3700-400", counted.GetProperty("code").GetString());
        var failed = Assert.Single((await _session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items);
        Assert.Equal("""{"_id":"2"}""", failed.GetProperty("_corrupt_record").GetString());
        Assert.Equal(
            ["#: required key [timestamp] not found", "timestamp: date: 'tomorrow' does not match the pattern 'yyyy-MM-dd'"],
            failed.GetProperty("_errors").EnumerateArray().Select(each => each.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_wrong_expression_is_stored_and_each_run_reports_it()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n");
        var (_, flow) = await CreateAsync(
            Delimited,
            """
            { "source": "Id", "destination": "_id" }, { "source": "At", "destination": "timestamp" },
            { "sourceType": "EXPRESSION", "source": "cncat(Id", "destination": "_garden.mail" }
            """);

        var run = await _session.RunAsync(flow);

        Assert.Equal(1, Records(run, "warning"));
        Assert.Contains(
            "'_garden.mail' is not written",
            Summary(run, "statusSummary").GetProperty("errors")[0].GetProperty("message").GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", """{"_id":"1","a":"x"}""")]
    [InlineData("true", """{"_id":"1","a":"x","b":null,"c":null,"o":{"n":null}}""")]
    public async Task Null_is_left_out_unless_the_mapping_set_allows_it(string allows, string stored)
    {
        _files.Write("a.json", """[{ "id": "1", "a": "x", "b": null, "o": { "n": null } }]""");
        var schema = await GardenSchema.CreateAsync(_session, more: """, { "$ref": "https://ns.adobe.com/xdm/context/web" }""");
        var (made, flow) = await CreateAsync(
            Json,
            """
            { "source": "id", "destination": "_id" }, { "source": "a", "destination": "a" }, { "source": "b", "destination": "b" },
            { "sourceType": "EXPRESSION", "source": "nullify()", "destination": "c" }, { "source": "o", "destination": "o" }
            """,
            set: $"\"allowNullValues\": {allows},",
            schema: schema);

        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        await AssertRecordsAsync(made, allows == "true" ? stored : stored.Replace("}", ",\"o\":{}}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_field_of_a_constant_is_rejected()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync(schemaId: GardenSchema.Id);
        var reply = await made.PostRowsAsync("""
            { "sourceType": "STATIC", "source": "x", "destination": "_garden" }, { "source": "a", "destination": "_garden.mail" }
            """);
        Assert.Contains("'_garden' cannot hold both", reply.Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "sourceType": "FORMULA", "source": "x", "destination": "_id" }""", "ATTRIBUTE, EXPRESSION or STATIC")]
    [InlineData("""{ "source": "x", "destination": "a[0][1]" }""", "is not an XDM path")]
    [InlineData("""{ "source": "x", "destination": "a[x]" }""", "is not an XDM path")]
    public async Task A_row_of_another_form_is_rejected(string row, string message)
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync(schemaId: GardenSchema.Id);
        Assert.Contains(message, (await made.PostRowsAsync(row)).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_mapped_and_their_failures_are_counted()
    {
        var stream = await StreamDeployment.CreateAsync(
            _session, isGuarded: false, isMapped: true, schemaId: GardenSchema.Id, rows: """
            { "source": "id", "destination": "_id" },
            { "sourceType": "EXPRESSION", "source": "date(day, \"yyyyMMdd\")", "destination": "timestamp" },
            { "sourceType": "EXPRESSION", "source": "to_integer(count)", "destination": "_garden.count" }
            """);

        (await stream.SendAsync("""{ "id": "1", "day": "20261005", "count": "7" }""")).Expect(HttpStatusCode.OK);
        (await stream.SendAsync("""{ "id": "2", "day": "20261005", "count": "seven" }""")).Expect(HttpStatusCode.OK);
        (await stream.SendAsync("""{ "id": "3", "day": "today" }""")).Expect(HttpStatusCode.OK);

        var run = Assert.Single((await _session.GetAsync($"{FlowPath}runs?property=flowId=={stream.FlowId}")).Items);
        Assert.Equal((3, 2, 1, 1), (Records(run, "input"), Records(run, "output"), Records(run, "failed"), Records(run, "warning")));
        Assert.Equal(
            ["MAPPER-3700-400", "MAPPER-3700-200"],
            Summary(run, "statusSummary").GetProperty("errors").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        var failed = Assert.Single((await _session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).Items);
        Assert.Contains("'today'", failed.GetProperty("_errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("""{"_id":"3"}""", failed.GetProperty("_corrupt_record").GetString());
        var stored = await _session.Platform.GetRecordsAsync(stream.DataSetId);
        Assert.Equal(7, stored[0].GetProperty("_garden").GetProperty("count").GetInt32());
        Assert.False(stored[1].TryGetProperty("_garden", out _));
    }

    private async Task<(Deployment Made, string FlowId)> CreateAsync(
        string data, string rows, string options = "{}", string set = "", string schema = GardenSchema.Id)
    {
        var made = new Deployment(_session);
        return (made, await made.CreateFlowAsync(schema, options, data, rows, set));
    }

    private async Task AssertRecordsAsync(Deployment made, params string[] expected)
    {
        var stored = await _session.Platform.GetRecordsAsync(made.DataSetId);
        Assert.Equal(expected.Length, stored.Count);
        foreach (var (record, text) in stored.Zip(expected))
        {
            using var document = JsonDocument.Parse(text);
            Assert.True(JsonElement.DeepEquals(document.RootElement, record), $"expected {text}, got {record.GetRawText()}");
        }
    }
}
