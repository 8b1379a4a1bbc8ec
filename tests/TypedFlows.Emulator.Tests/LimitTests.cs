using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>
/// Tests that a malformed draft affects nothing else, that paths have a limited depth, and that neither patterns nor sources can occupy a
/// run for ever.
/// </summary>
public sealed class LimitTests : IAsyncLifetime
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

    [Fact]
    public async Task Malformed_drafts_of_another_sandbox_affect_no_other_resource()
    {
        _session.Http.DefaultRequestHeaders.Remove("x-sandbox-name");
        _session.Http.DefaultRequestHeaders.Add("x-sandbox-name", "dev");
        await CreateDraftsAsync("dev");
        _session.Http.DefaultRequestHeaders.Remove("x-sandbox-name");
        _session.Http.DefaultRequestHeaders.Add("x-sandbox-name", "prod");
        await AssertUnaffectedAsync();
    }

    [Fact]
    public async Task Malformed_drafts_of_the_same_sandbox_affect_no_other_resource()
    {
        await CreateDraftsAsync("prod");
        await AssertUnaffectedAsync();
    }

    [Fact]
    public async Task Resources_of_a_snapshot_with_other_types_give_no_internal_error()
    {
        var made = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Once);
        await _session.RunAsync(made.FlowId);
        var snapshot = JsonNode.Parse(_session.Platform.TakeSnapshot().Span)!;
        var ids = new List<(string Kind, string Id)>();
        foreach (var item in snapshot["resources"]!.AsArray())
        {
            var document = item!["document"]!.AsObject();
            ids.Add((item["kind"]!.GetValue<string>(), item["id"]!.GetValue<string>()));
            item["etag"] = "x";
            foreach (var name in document.Select(member => member.Key).Where(name => name != "id").ToList())
            {
                document[name] = document[name] is JsonObject or JsonArray ? 7 : new JsonArray(new JsonObject());
            }
        }

        await _session.Platform.RestoreAsync(Encoding.UTF8.GetBytes(snapshot.ToJsonString()));
        foreach (var (kind, id) in ids)
        {
            var path = kind switch
            {
                "Flow" => FlowPath + "flows/",
                "Run" => FlowPath + "runs/",
                "SourceConnection" => FlowPath + "sourceConnections/",
                "TargetConnection" => FlowPath + "targetConnections/",
                "DataSet" => CatalogPath + "dataSets/",
                "MappingSet" => MappingPath + "mappingSets/",
                "Schema" => SchemaPath + "tenant/schemas/",
                _ => null,
            };
            if (path is null)
            {
                continue;
            }

            path += Uri.EscapeDataString(id);
            foreach (var reply in (Reply[])
                [
                    await _session.GetAsync(path),
                    await _session.PatchAsync(path, """[{ "op": "add", "path": "/name", "value": "x" }]""", "x"),
                    await _session.PostAsync(path + "/action?op=enable", string.Empty),
                    await _session.PostAsync(path + "/action?op=re_trigger", string.Empty),
                    await _session.GetAsync(path + "/mappings"),
                    await _session.DeleteAsync(path),
                ])
            {
                Assert.True(reply.Status != HttpStatusCode.InternalServerError, $"{kind}: {reply.Text}");
            }
        }

        using var page = await _session.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Paths_of_the_maximum_depth_are_written_and_shown_and_deeper_ones_are_errors()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync();
        (await made.PostMappingAsync(("Id", Path(50)))).Expect(HttpStatusCode.OK);
        foreach (var depth in (int[])[51, 70, 110_000])
        {
            var watch = Stopwatch.StartNew();
            var reply = (await made.PostMappingAsync(("Id", Path(depth)))).Expect(HttpStatusCode.BadRequest);
            Assert.Contains("levels, but at most 50", reply.Text, StringComparison.Ordinal);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3));
        }

        // A value of the maximum depth at a path of the maximum depth can be stored and read.
        _files.Write("a.json", $$"""[{ "Id": {{string.Concat(Enumerable.Repeat("{\"x\":", 60))}}1{{new string('}', 60)}} }]""");
        await made.CreateMappingAsync(("Id", Path(50)));
        await made.CreateSourceAsync("""{ "path": "/a.json" }""", """{ "format": "json" }""");
        var run = await _session.RunAsync(await made.CreateFlowAsync());
        Assert.Equal("success", Status(run));
        Assert.Single(await _session.Platform.GetRecordsAsync(made.DataSetId));
        using var records = await _session.Http.GetAsync(new Uri($"/_emulator/datasets/{made.DataSetId}/records", UriKind.Relative));
        using var page = await _session.Http.GetAsync(new Uri($"/?dataset={made.DataSetId}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (records.StatusCode, page.StatusCode));
        await _session.Platform.RestoreAsync(_session.Platform.TakeSnapshot());
        Assert.Equal(1, _session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task A_stored_mapping_of_any_depth_fails_its_run_and_not_the_start()
    {
        var made = await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Hourly);
        await _session.RunAsync(made.FlowId);
        await _session.DisposeAsync();
        DataFiles.WriteDocuments(
            _data.Path, "MappingSet", $$"""{ "mappings": [{ "source": "Id", "destination": "{{Path(110_000)}}" }] }""");
        var watch = Stopwatch.StartNew();
        _session = await OpenAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        _session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal("MAPPER-3701-400", Error((await _session.RunsAsync(made.FlowId, 2))[1]).Code);
    }

    [Fact]
    public async Task Many_mappings_are_checked()
    {
        var made = new Deployment(_session);
        await made.CreateTargetAsync();
        var many = ManyMappings.Select(mapping => (mapping.Source, mapping.Destination)).ToArray();
        (await made.PostMappingAsync(many)).Expect(HttpStatusCode.OK);
        var reply = (await made.PostMappingAsync([.. many, ("x", "a.b7.c7")])).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("both 's7' and 'x' are mapped to 'a.b7.c7'", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_work_for_many_mappings_is_linear()
    {
        var names = new CountingComparer();
        Assert.All(XdmTree.FindProblems(ManyMappings, names), Assert.Null);

        // Each path has three names. A name is looked up, and added if it is new.
        Assert.InRange(names.Hashes, 3 * ManyMappings.Count, 6 * ManyMappings.Count);
        Assert.InRange(names.Comparisons, 0, 20 * ManyMappings.Count);
    }

    [Theory]
    [InlineData("**", "a/b/c", true)]
    [InlineData("**/c", "a/b/c", true)]
    [InlineData("**/c", "c", true)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/b/b/c", true)]
    [InlineData("a/**/c", "b/c", false)]
    [InlineData("a/*/c", "a/b/c", true)]
    [InlineData("a/*/c", "a/b/b/c", false)]
    [InlineData("**/b/**", "a/b", true)]
    [InlineData("**/b/*", "a/b", false)]
    [InlineData("*.csv", "a.csv", true)]
    [InlineData("*.csv", "a/a.csv", false)]
    [InlineData("?/**/**/x?.csv", "a/b/x1.csv", true)]
    public void Patterns_match_paths(string pattern, string path, bool expected) =>
        Assert.Equal(expected, SourceFiles.IsMatch(pattern.Split('/'), path.Split('/')));

    [Fact]
    public void A_pattern_with_many_wildcards_is_matched_in_polynomial_time()
    {
        var watch = Stopwatch.StartNew();
        string[] pattern = [.. Enumerable.Repeat("**", 40), "*a*a*a*a*b"];
        string[] path = [.. Enumerable.Repeat(new string('a', 100), 60)];
        Assert.False(SourceFiles.IsMatch(pattern, path));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public async Task A_run_that_reads_for_ever_is_cancelled_by_a_change_of_its_flow()
    {
        using (var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(_files.Path, "crm.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE VIEW Account AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS Id, "
                    + "x AS Mail FROM n WHERE x < 0";
            command.ExecuteNonQuery();
        }

        // More runs than slots: all of them have to end.
        for (var i = 0; i < Environment.ProcessorCount + 2; i++)
        {
            var made = await TableFlow.CreateAsync(_session, "Account", TableFlow.Hourly);
            await Task.Delay(100);
            (await _session.PostAsync($"{FlowPath}flows/{made.FlowId}/action?op=disable", string.Empty)).Expect(HttpStatusCode.OK);
            if ((await _session.RunsAsync(made.FlowId, 0)).Count > 0)
            {
                Assert.Equal("INGEST-2001-409", Error(await _session.RunAsync(made.FlowId)).Code);
            }
        }

        Assert.Equal("success", Status(await _session.RunAsync((await TableFlow.CreateAsync(_session, "/a.csv", TableFlow.Once)).FlowId)));
    }

    private static IReadOnlyList<FieldMapping> ManyMappings { get; } =
        [.. Enumerable.Range(0, 60_000).Select(i => new FieldMapping($"s{i}", $"a.b{i % 300}.c{i}"))];

    private static string Path(int depth) => string.Join('.', Enumerable.Repeat("x", depth));

    private async Task CreateDraftsAsync(string name)
    {
        Assert.NotEmpty(name);
        foreach (var (path, body) in ((string, string)[])
            [
                (
                    "flows",
                    $$"""{ "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" }, "sourceConnectionIds": 7,"""
                        + """ "targetConnectionIds": { "a": 1 }, "transformations": "x", "scheduleParams": [] }"""),
                (
                    "flows",
                    $$"""{ "flowSpec": { "id": "{{CloudStorageToAep}}", "version": "1.0" }, "sourceConnectionIds": [7],"""
                        + """ "targetConnectionIds": [{}], "transformations": [1, { "name": 5, "params": 6 }] }"""),
                (
                    "sourceConnections",
                    """{ "baseConnectionId": 7, "data": 1, "params": "x","""
                        + $$""" "connectionSpec": { "id": "{{Hubspot}}", "version": "1.0" } }"""),
                (
                    "targetConnections",
                    """{ "baseConnectionId": [], "data": [], "params": 5,"""
                        + $$""" "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" } }"""),
                (
                    "targetConnections",
                    $$"""{ "params": { "dataSetId": {} }, "connectionSpec": { "id": "{{DataLake}}", "version": "1.0" } }"""),
                (
                    "connections",
                    """{ "auth": { "specName": 7, "params": [] },"""
                        + """ "connectionSpec": { "id": "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb", "version": "1.0" } }"""),
                (
                    "connections",
                    """{ "auth": { "params": { "inletId": 7, "authenticationRequired": [] } },"""
                        + """ "connectionSpec": { "id": "bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb", "version": "1.0" } }"""),
            ])
        {
            (await _session.PostAsync($"{FlowPath}{path}?mode=draft", body)).Expect(HttpStatusCode.Created);
        }
    }

    private async Task AssertUnaffectedAsync()
    {
        // Messages, deletes, lists and the page look at every resource.
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false);
        (await stream.SendAsync("""{ "_id": "1" }""")).Expect(HttpStatusCode.OK);
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        (await _session.DeleteAsync(FlowPath + "targetConnections/" + made.TargetId)).Expect(HttpStatusCode.NoContent);
        (await _session.DeleteAsync(FlowPath + "sourceConnections/" + made.SourceId)).Expect(HttpStatusCode.NoContent);
        (await _session.DeleteAsync(FlowPath + "connections/" + made.ConnectionId)).Expect(HttpStatusCode.NoContent);
        (await _session.DeleteAsync(CatalogPath + "dataSets/" + made.DataSetId)).Expect(HttpStatusCode.OK);
        foreach (var drafts in (string[])["flows", "sourceConnections", "targetConnections", "connections"])
        {
            foreach (var draft in (await _session.GetAsync(FlowPath + drafts + "?property=state==draft")).Expect(HttpStatusCode.OK).Items)
            {
                var id = draft.GetProperty("id").GetString();
                var published = await _session.PostAsync($"{FlowPath}{drafts}/{id}/action?op=publish", string.Empty);

                // The credentials of a draft are dropped if no schema states which of them are secret, so the rest is valid.
                Assert.True(
                    published.Status == HttpStatusCode.BadRequest || (drafts == "connections" && published.Status == HttpStatusCode.OK),
                    published.Text);
            }
        }

        using var page = await _session.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private Task<Session> OpenAsync() =>
        Session.StartAsync(o => o.Source(Hubspot, _files.Path).Source(S3, _files.Path).DataFolder = _data.Path);

    private sealed class CountingComparer : IEqualityComparer<string>
    {
        public int Hashes { get; private set; }

        public int Comparisons { get; private set; }

        public bool Equals(string? x, string? y)
        {
            Comparisons++;
            return string.Equals(x, y, StringComparison.Ordinal);
        }

        public int GetHashCode(string obj)
        {
            Hashes++;
            return obj.GetHashCode(StringComparison.Ordinal);
        }
    }
}
