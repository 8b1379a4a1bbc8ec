using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Xdm;

/// <summary>Tests runs with expressions under changes, restarts, costly patterns and unusual cells.</summary>
public sealed class ExpressionLifeTests : IAsyncLifetime
{
    private const string Delimited = """{ "format": "delimited" }""";
    private const string Costly = """
        { "source": "Id", "destination": "_id" },
        { "sourceType": "EXPRESSION", "source": "matches_regex(Text, \"(a+)+$\")", "destination": "costly" }
        """;

    private static readonly string s_trap = new string('a', 40) + "!";

    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();
    private Session _session = null!;

    public async Task InitializeAsync() => _session = await OpenAsync();

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _files.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_costly_pattern_is_a_warning_of_its_rows()
    {
        _files.Write("a.csv", $"Id,Text\n1,{s_trap}\n2,aaa\n3,{s_trap}\n");
        var (made, flow) = await CreateAsync(Costly);

        var run = await _session.RunAsync(flow);

        Assert.Equal("success", Status(run));
        Assert.Equal(2, Records(run, "warning"));
        Assert.Contains("more than a second", Text(run), StringComparison.Ordinal);
        Assert.Equal(
            ["""{"_id":"1"}""", """{"_id":"2","costly":true}""", """{"_id":"3"}"""], await RecordsAsync(made));
    }

    [Fact]
    public async Task A_run_with_a_costly_pattern_is_cancelled_by_a_change_of_its_flow()
    {
        _files.Write("a.csv", "Id,Text\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{s_trap}\n")));
        var (made, flow) = await CreateAsync(Costly);
        while ((await _session.RunsAsync(flow, 0)).All(run => Status(run) != "inProgress"))
        {
            await Task.Delay(10);
        }

        (await _session.PostAsync($"{FlowPath}flows/{flow}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);

        Assert.Equal("INGEST-2001-409", Error(await _session.RunAsync(flow)).Code);
        Assert.Equal(0, _session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task A_mapping_set_that_is_replaced_during_a_run_counts_for_the_next_run()
    {
        _files.Write("a.csv", $"Id,Text\n1,{s_trap}\n2,b\n");
        var (made, flow) = await CreateAsync(
            """{ "sourceType": "EXPRESSION", "source": "concat('old', Id)", "destination": "_id" },""" + Costly.Split('\n')[1]);
        while ((await _session.RunsAsync(flow, 0)).Count == 0)
        {
            await Task.Delay(10);
        }

        await ReplaceAsync(made, """{ "sourceType": "EXPRESSION", "source": "concat('new', Id)", "destination": "_id" }""");
        await _session.RunAsync(flow);
        _files.Write("b.csv", "Id,Text\n3,c\n");
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        await _session.RunsAsync(flow, 2);

        Assert.Equal(
            ["""{"_id":"old1"}""", """{"_id":"old2","costly":false}""", """{"_id":"new3"}"""], await RecordsAsync(made));
    }

    [Fact]
    public async Task Expressions_are_evaluated_after_a_restart()
    {
        _files.Write("a.csv", "Id,Text\n1,X\n");
        var (made, flow) = await CreateAsync("""
            { "source": "Id", "destination": "_id" }, { "sourceType": "STATIC", "source": "web", "destination": "channel" },
            { "sourceType": "EXPRESSION", "source": "lower(Text)", "destination": "text" }
            """);
        await _session.RunAsync(flow);
        await _session.DisposeAsync();
        _session = await OpenAsync();
        _files.Write("b.csv", "Id,Text\n2,Y\n");
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        await _session.RunsAsync(flow, 2);

        Assert.Equal(
            ["""{"_id":"1","channel":"web","text":"x"}""", """{"_id":"2","channel":"web","text":"y"}"""], await RecordsAsync(made));
    }

    [Fact]
    public async Task Unusual_cells_have_a_result_or_a_warning()
    {
        var large = new string('X', 1024 * 1024);
        _files.Write("a.csv", $"Id,Text\n1,\n2,{large}\n3,\"a,\"\"b\"\"\"\n4\n5,x\n");
        var (made, flow) = await CreateAsync("""
            { "source": "Id", "destination": "_id" },
            { "sourceType": "EXPRESSION", "source": "lower(Text)", "destination": "lower" },
            { "sourceType": "EXPRESSION", "source": "concat(Text, Text)", "destination": "twice" },
            { "sourceType": "EXPRESSION", "source": "iif(Text == '', nullify(), size_of(Text))", "destination": "size" },
            { "sourceType": "EXPRESSION", "source": "NoColumn ?? 'none'", "destination": "other" }
            """);

        var run = await _session.RunAsync(flow);

        Assert.Equal((5, 4, 1, 1), (Records(run, "input"), Records(run, "output"), Records(run, "failed"), Records(run, "warning")));
        Assert.Contains("longer than 1000000", Text(run), StringComparison.Ordinal);
        Assert.Equal(
            [
                """{"_id":"1","lower":"","twice":"","other":"none"}""",
                $$"""{"_id":"2","lower":"{{large.ToLowerInvariant()}}","size":1048576,"other":"none"}""",
                """{"_id":"3","lower":"a,\"b\"","twice":"a,\"b\"a,\"b\"","size":5,"other":"none"}""",
                """{"_id":"5","lower":"x","twice":"xx","size":1,"other":"none"}""",
            ],
            await RecordsAsync(made));
    }

    [Fact]
    public async Task A_truncated_file_fails_its_run_and_nothing_is_stored()
    {
        _files.Write("a.csv", "Id,Text\n1,x\n2,\"y");
        var (made, flow) = await CreateAsync(Costly);
        Assert.Equal("CONNECTOR-2006-400", Error(await _session.RunAsync(flow)).Code);
        Assert.Equal(0, _session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task Properties_that_some_rows_lack_are_null()
    {
        _files.Write("a.json", """[{ "Id": "1", "Text": "A" }, { "Id": "2" }, { "Id": "3", "Text": 5 }, { "Text": "B" }]""");
        var (made, flow) = await CreateAsync(
            """
            { "source": "Id", "destination": "_id" },
            { "sourceType": "EXPRESSION", "source": "lower(Text)", "destination": "text" }
            """,
            """{ "format": "json" }""");

        Assert.Equal("success", Status(await _session.RunAsync(flow)));
        Assert.Equal(
            ["""{"_id":"1","text":"a"}""", """{"_id":"2"}""", """{"_id":"3","text":"5"}""", """{"text":"b"}"""], await RecordsAsync(made));
    }

    [Fact]
    public async Task Values_do_not_depend_on_the_culture_and_the_time_zone_of_the_process()
    {
        using var host = await HostProcess.StartAsync([("TZ", "Asia/Kathmandu"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")], []);
        string[] expressions =
        [
            "lower('TITLE I')", "upper('title i')", "date('2026-03-29 02:30')", "date('05/04/2026', 'dd/MM/yyyy')", "concat(1.5, '')",
            "format(date('2026-01-02 03:04'), 'MMM d, yyyy HH:mm z')", "to_decimal('1.5') + 1", "'I' == 'i'",
        ];
        var rows = string.Join(',', expressions.Select((expression, i) =>
            JsonSerializer.Serialize(new { sourceType = "EXPRESSION", source = expression, destination = $"r{i}" })));
        var preview = await host.PostAsync(
            MappingPath + "mappingSets/preview", $$"""{ "data": {}, "mappingSet": { "mappings": [{{rows}}] } }""");
        Assert.Equal(
            """{"r0":"title i","r1":"TITLE I","r2":"2026-03-29T02:30:00Z","r3":"2026-04-05T00:00:00Z","r4":"1.5","""
                + "\"r5\":\"Jan 2, 2026 03:04 UTC\",\"r6\":2.5,\"r7\":false}",
            preview.GetProperty("data").GetRawText());
    }

    /// <summary>A further row that writes nothing makes the mapping read whole rows.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Attributes_are_written_as_without_expressions(bool isValidated)
    {
        _files.Write("a.csv", """
            id,at,garden.count,share,member,day,owner,extra
            1,2026-10-05 17:45:00,042,0.50,YES,10/05/2026,x,
            2,20261005,,,,,,y
            3,2026-10-05,many,,,,,
            4,soon,1,1,n,2026-10-05,,z
            """ + "\n");
        _files.Write("b.json", """
            [{ "id": 1, "at": "2026-10-05", "garden": { "count": 5 }, "share": 1.25, "member": true, "day": "2026-01-02",
                "owner": { "name": true, "none": null, "age": 1.0, "pet": "cat" }, "extra": null },
             { "id": "2", "at": "2026-10-05", "garden.count": "7", "owner": {}, "extra": { "a": [1, null, { "b": null }], "c": null } },
             { "id": "3", "at": "2026-10-05", "owner": { "pet": "cat" } }, { "id": null }, { "id": "5", "at": "2026-10-05", "share": "x" }]
            """);
        const string Rows = """
            { "source": "id", "destination": "_id" }, { "source": "at", "destination": "timestamp" },
            { "source": "garden.count", "destination": "_garden.count" }, { "source": "share", "destination": "_garden.share" },
            { "source": "member", "destination": "_garden.member" }, { "source": "day", "destination": "_garden.day" }
            """;
        const string Objects = """
            , { "source": "owner", "destination": "_garden.owner" }, { "source": "extra", "destination": "_garden.labels" }
            """;
        await _session.DisposeAsync();
        (_session, var folder) = await GardenSchema.StartAsync(o => o.Source(S3, _files.Path));
        using var _ = folder;
        var schema = isValidated ? GardenSchema.Id
            : await GardenSchema.CreateAsync(_session, more: """, { "$ref": "https://ns.adobe.com/xdm/context/web" }""");
        foreach (var (data, rows) in ((string, string)[])[(Delimited, Rows), ("""{ "format": "json" }""", Rows + Objects)])
        {
            var results = new List<(long Stored, long Failed, IReadOnlyList<JsonElement> Records)>();
            foreach (var more in (string[])[
                string.Empty, """, { "sourceType": "EXPRESSION", "source": "nullify()", "destination": "_garden.tags[0]" }""",
                """, { "sourceType": "EXPRESSION", "source": "nullify()", "destination": "_garden.mail" }"""])
            {
                var made = new Deployment(_session);
                var flow = await made.CreateFlowAsync(schema, "{}", data, rows + more);
                var run = await _session.RunAsync(flow);
                results.Add((Records(run, "output"), Records(run, "failed"), await _session.Platform.GetRecordsAsync(made.DataSetId)));
            }

            Assert.True(results[0].Stored > 0);
            foreach (var other in results.Skip(1))
            {
                Assert.Equal((results[0].Stored, results[0].Failed), (other.Stored, other.Failed));
                Assert.All(
                    results[0].Records.Zip(other.Records),
                    pair => Assert.True(JsonElement.DeepEquals(pair.First, pair.Second), $"{pair.First} is not {pair.Second}"));
            }
        }
    }

    private static string Text(JsonElement run) =>
        Summary(run, "statusSummary").GetProperty("errors").EnumerateArray().Last().GetProperty("message").GetString()!;

    private Task<Session> OpenAsync() => StartAsync(o => o.Source(S3, _files.Path).DataFolder = _data.Path);

    private async Task<(Deployment Made, string FlowId)> CreateAsync(string rows, string data = Delimited)
    {
        var made = new Deployment(_session);
        var schema = (await _session.PostAsync(SchemaPath + "tenant/schemas", """
            { "type": "object", "title": "Contacts", "allOf": [{ "$ref": "https://ns.adobe.com/xdm/context/profile" }] }
            """)).Expect(HttpStatusCode.Created).Body.GetProperty("$id").GetString()!;
        return (made, await made.CreateFlowAsync(schema, "{}", data, rows));
    }

    private async Task ReplaceAsync(Deployment made, string rows) => (await _session.SendAsync(
        HttpMethod.Put,
        MappingPath + "mappingSets/" + made.MappingId,
        new StringContent(made.MappingSet(rows), System.Text.Encoding.UTF8, "application/json"))).Expect(HttpStatusCode.OK);

    private async Task<IEnumerable<string>> RecordsAsync(Deployment made) =>
        (await _session.Platform.GetRecordsAsync(made.DataSetId)).Select(record => record.GetRawText());
}
