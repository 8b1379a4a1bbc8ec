using System.Globalization;
using System.Net;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Columnar;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests the batches of runs and streams in the catalog, and the files of their stored and failed records.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private const string ExportPath = "/data/foundation/export/";
    private readonly TemporaryFolder _files = new();
    private readonly TemporaryFolder _data = new();
    private TemporaryFolder _specs = null!;
    private Session _session = null!;

    public async Task InitializeAsync() => (_session, _specs) = await GardenSchema.StartAsync(Configure);

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _specs.Dispose();
        _files.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_run_makes_a_batch_with_the_files_of_its_records()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,soon\n3,2026-10-05,,too many\n4,2026-10-06\n");
        var (made, flow) = await CreateAsync();
        var run = await _session.RunAsync(flow);

        var id = Assert.Single(Batches(run));
        Assert.Matches("^0[0-9A-HJKMNP-TV-Z]{25}$", id);
        var batch = await GetAsync(id);
        Assert.Equal("success", batch.GetProperty("status").GetString());
        Assert.Equal((4, 2), (batch.GetProperty("recordCount").GetInt64(), batch.GetProperty("failedRecordCount").GetInt64()));
        Assert.Equal(2, batch.GetProperty("metrics").GetProperty("outputRecordCount").GetInt64());
        Assert.Equal(
            $$"""[{"type":"dataSet","id":"{{made.DataSetId}}"}]""", batch.GetProperty("relatedObjects").GetRawText());
        Assert.Equal(
            ["INGEST-1212-400", "MAPPER-3700-400"],
            batch.GetProperty("errors").EnumerateArray().Select(each => each.GetProperty("code").GetString()));
        Assert.DoesNotContain("_records", batch.EnumerateObject().Select(property => property.Name));

        var file = Assert.Single(await ListAsync($"batches/{id}/files"));
        var stored = await StoredAsync(file);
        Assert.Equal(["1", "4"], stored.Select(each => each.GetProperty("_id").GetString()));
        using var head = new HttpRequestMessage(HttpMethod.Head, $"{ExportPath}files/{id}-1?path=part-00000.parquet");
        using var size = await _session.Http.SendAsync(head);
        Assert.InRange(size.Content.Headers.ContentLength ?? 0, 100, 10_000);
        foreach (var path in (string[])[$"batches/{id}/failed", $"batches/{id}/meta?path=row_errors"])
        {
            var failed = await LinesAsync(Assert.Single(await ListAsync(path)));
            Assert.Equal([3, 4], failed.Select(each => each.GetProperty("line").GetInt32()));
            Assert.All(failed, each => Assert.Equal("/a.csv", each.GetProperty("_filename").GetString()));
            Assert.Equal("3,2026-10-05,,too many", failed[1].GetProperty("_corrupt_record").GetString());
            Assert.Equal("MAPPER-3700-400", failed[1].GetProperty("_errors")[0].GetProperty("code").GetString());
        }

        Assert.Equal("row_errors", Assert.Single(await ListAsync($"batches/{id}/meta")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_run_that_fails_makes_a_failed_batch_without_stored_records()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,soon\n");
        var (made, flow) = await CreateAsync("""{ "partialIngestionPercent": 10 }""");
        var id = Assert.Single(Batches(await _session.RunAsync(flow)));

        var batch = await GetAsync(id);
        Assert.Equal("failed", batch.GetProperty("status").GetString());
        Assert.Equal(0, batch.GetProperty("metrics").GetProperty("outputRecordCount").GetInt64());
        Assert.Empty(await ListAsync($"batches/{id}/files"));
        Assert.Single(await LinesAsync(Assert.Single(await ListAsync($"batches/{id}/failed"))));
        (await _session.GetAsync($"{ExportPath}files/{id}-1")).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync($"{ExportPath}batches/{id}/failed?path=other.json")).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync($"{ExportPath}batches/{id}/meta?path=other")).Expect(HttpStatusCode.NotFound);
        (await _session.GetAsync($"{ExportPath}batches/none/failed")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(0, _session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task Failed_records_without_diagnostics_are_only_counted()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,soon\n");
        var (_, flow) = await CreateAsync("""{ "errorDiagnosticsEnabled": false }""");
        var id = Assert.Single(Batches(await _session.RunAsync(flow)));

        Assert.Equal(1, (await GetAsync(id)).GetProperty("failedRecordCount").GetInt64());
        Assert.Empty(await ListAsync($"batches/{id}/failed"));
        Assert.Empty(await ListAsync($"batches/{id}/meta"));
    }

    [Fact]
    public async Task Every_failed_record_is_in_the_file()
    {
        _files.Write("a.csv", "Id,At\n" + string.Concat(Enumerable.Range(0, 12_000).Select(row => $"{row},soon\n")));
        var (_, flow) = await CreateAsync();
        var id = Assert.Single(Batches(await _session.RunAsync(flow)));

        var failed = await LinesAsync(Assert.Single(await ListAsync($"batches/{id}/failed")));
        Assert.Equal(12_000, failed.Count);
        Assert.Equal(12_001, failed[^1].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task The_files_of_a_batch_have_its_records_only_also_after_a_restart_and_a_restore()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n2,soon\n");
        var (_, flow) = await CreateAsync();
        await _session.RunAsync(flow);
        _files.Write("b.csv", "Id,At\n3,2026-10-05\n4,soon\n");
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        var ids = (await _session.RunsAsync(flow, 2)).SelectMany(Batches).ToList();
        var snapshot = _session.Platform.TakeSnapshot();

        await CheckAsync();
        (await _session.DeleteAsync(FlowPath + "flows/" + flow)).Expect(HttpStatusCode.NoContent);
        await CheckAsync();
        await _session.DisposeAsync();
        _session = await StartAsync(Configure);
        await CheckAsync();
        await _session.Platform.ResetAsync();
        Assert.Empty(await ListBatchesAsync(string.Empty));
        await _session.Platform.RestoreAsync(snapshot);
        await CheckAsync();

        async Task CheckAsync()
        {
            for (var i = 0; i < 2; i++)
            {
                var stored = await StoredAsync(Assert.Single(await ListAsync($"batches/{ids[i]}/files")));
                Assert.Equal(i == 0 ? "1" : "3", Assert.Single(stored).GetProperty("_id").GetString());
                var failed = await LinesAsync(Assert.Single(await ListAsync($"batches/{ids[i]}/failed")));
                Assert.Equal(i == 0 ? "/a.csv" : "/b.csv", Assert.Single(failed).GetProperty("file").GetString());
            }
        }
    }

    [Fact]
    public async Task A_batch_of_a_damaged_dataset_has_no_file_rather_than_the_records_of_another()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n");
        var (_, flow) = await CreateAsync();
        await _session.RunAsync(flow);
        _files.Write("b.csv", "Id,At\n2,2026-10-05\n3,2026-10-05\n");
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        var ids = (await _session.RunsAsync(flow, 2)).SelectMany(Batches).ToList();
        Assert.Single(await ListAsync($"batches/{ids[1]}/files"));
        await _session.DisposeAsync();
        DataFiles.Execute(_data.Path, "UPDATE segments SET sum = zeroblob(32) WHERE seq = (SELECT MIN(seq) FROM segments)");

        _session = await StartAsync(Configure);
        foreach (var id in ids)
        {
            Assert.Empty(await ListAsync($"batches/{id}/files"));
        }
    }

    [Fact]
    public async Task A_stream_fills_the_batch_of_its_dataset_and_its_invalid_messages_another()
    {
        var stream = await StreamDeployment.CreateAsync(_session, isGuarded: false, isMapped: false, GardenSchema.Id);
        await SendAsync("1", "2026-10-05T00:00:00Z");
        await SendAsync("2", "soon");
        await SendAsync("3", "2026-10-05T00:00:00Z");
        var run = await _session.RunAsync(stream.FlowId);

        var ids = Batches(run);
        Assert.Equal(2, ids.Count);
        var (stored, failed) = (await GetAsync(ids[0]), await GetAsync(ids[1]));
        Assert.Equal(("success", "failed"), (stored.GetProperty("status").GetString(), failed.GetProperty("status").GetString()));
        Assert.Equal((2, 1), (stored.GetProperty("recordCount").GetInt64(), failed.GetProperty("failedRecordCount").GetInt64()));
        Assert.Equal("1.0.1", stored.GetProperty("version").GetString());
        var lines = await StoredAsync(Assert.Single(await ListAsync($"batches/{ids[0]}/files")));
        Assert.Equal(["1", "3"], lines.Select(each => each.GetProperty("_id").GetString()));
        Assert.Empty(await ListAsync($"batches/{ids[0]}/failed"));
        var invalid = Assert.Single(await LinesAsync(Assert.Single(await ListAsync($"batches/{ids[1]}/failed"))));
        Assert.Empty(await ListAsync($"batches/{ids[1]}/meta?path=row_errors"));
        Assert.Equal("#/timestamp", invalid.GetProperty("_validationErrors")[0].GetProperty("pointerToViolation").GetString());

        // An hour later, another batch begins.
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(61));
        await SendAsync("4", "2026-10-05T00:00:00Z");
        var next = Assert.Single(Batches((await _session.RunsAsync(stream.FlowId, 2))[1]));
        lines = await StoredAsync(Assert.Single(await ListAsync($"batches/{next}/files")));
        Assert.Equal("4", Assert.Single(lines).GetProperty("_id").GetString());

        Task SendAsync(string id, string at) => stream.SendAsync(
            $$"""{ "header": {}, "body": { "xdmEntity": { "_id": "{{id}}", "timestamp": "{{at}}" } } }""");
    }

    [Fact]
    public async Task Filters_sorting_and_pages_select_batches()
    {
        _files.Write("a.csv", "Id,At\n1,2026-10-05\n");
        var (made, flow) = await CreateAsync();
        var first = Batches(await _session.RunAsync(flow))[0];
        _files.Write("b.csv", "Id,At\n2,soon\n");
        _session.Platform.AdvanceClock(TimeSpan.FromMinutes(30));
        var second = Batches((await _session.RunsAsync(flow, 2))[1])[0];
        var created = (await GetAsync(second)).GetProperty("created").GetInt64().ToString(CultureInfo.InvariantCulture);

        Assert.Equal([first, second], await ListBatchesAsync(string.Empty));
        Assert.Equal([second, first], await ListBatchesAsync("?orderBy=desc:created"));
        Assert.Equal([second], await ListBatchesAsync("?status=failed"));
        Assert.Equal([first], await ListBatchesAsync($"?dataSet={made.DataSetId}&status=success"));
        Assert.Empty(await ListBatchesAsync("?dataSet=other"));
        Assert.Equal([first], await ListBatchesAsync("?createdBefore=" + created));
        Assert.Empty(await ListBatchesAsync("?createdAfter=" + created));
        Assert.Equal([second], await ListBatchesAsync("?batch=" + second));
        Assert.Equal([second], await ListBatchesAsync("?failedRecordCount=1"));
        Assert.Equal([second], await ListBatchesAsync("?limit=1&start=1"));
        Assert.Equal([second], await ListBatchesAsync("?property=recordCount==1&property=status!=success"));
        var reply = await _session.GetAsync(CatalogPath + "batches?properties=status&limit=1");
        Assert.Equal("""{"status":"success"}""", reply.Body.GetProperty(first).GetRawText());
        (await _session.GetAsync(CatalogPath + "batches?createdAfter=yesterday")).Expect(HttpStatusCode.BadRequest);
        (await _session.GetAsync(CatalogPath + "batches/none")).Expect(HttpStatusCode.NotFound);
        (await _session.DeleteAsync(CatalogPath + "batches/" + first)).Expect(HttpStatusCode.NotImplemented);
        (await _session.PostAsync(CatalogPath + "batches", "{}")).Expect(HttpStatusCode.NotImplemented);
        (await _session.SendAsync(HttpMethod.Get, CatalogPath + "batches/" + first, null, headers =>
        {
            headers.Remove("x-sandbox-name");
            headers.Add("x-sandbox-name", "other");
        })).Expect(HttpStatusCode.NotFound);
    }

    private static List<string> Batches(JsonElement run)
    {
        var reference = Assert.Single(run.GetProperty("activities")[0].GetProperty("targetInfo").EnumerateArray()).GetProperty("reference");
        Assert.Equal("batch", reference.GetProperty("type").GetString());
        return [.. reference.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
    }

    private void Configure(PlatformEmulatorOptions options)
    {
        options.Source(S3, _files.Path).DataFolder = _data.Path;
    }

    private Task<(Deployment Made, string FlowId)> CreateAsync(string options = "{}") => Deployment.CreateFlowAsync(
        _session, GardenSchema.Id, options, """{ "format": "delimited" }""", ("Id", "_id"), ("At", "timestamp"));

    private async Task<JsonElement> GetAsync(string id)
    {
        var reply = (await _session.GetAsync(CatalogPath + "batches/" + id)).Expect(HttpStatusCode.OK);
        return Assert.Single(reply.Body.EnumerateObject(), property => property.Name == id).Value;
    }

    private async Task<IReadOnlyList<string>> ListBatchesAsync(string query)
    {
        var reply = (await _session.GetAsync(CatalogPath + "batches" + query)).Expect(HttpStatusCode.OK);
        return [.. reply.Body.EnumerateObject().Select(property => property.Name)];
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        var body = (await _session.GetAsync(ExportPath + path)).Expect(HttpStatusCode.OK).Body;
        var data = body.GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(data.Count, body.GetProperty("_page").GetProperty("count").GetInt32());
        return data;
    }

    /// <summary>Reads the Parquet file of stored records.</summary>
    private async Task<IReadOnlyList<JsonElement>> StoredAsync(JsonElement file)
    {
        var listed = (await _session.GetAsync(Link(file).PathAndQuery)).Expect(HttpStatusCode.OK).Body.GetProperty("data");
        var entry = Assert.Single(listed.EnumerateArray());
        Assert.Equal("part-00000.parquet", entry.GetProperty("name").GetString());
        var bytes = await _session.Http.GetByteArrayAsync(Link(entry));
        Assert.Equal(entry.GetProperty("length").GetString(), bytes.Length.ToString(CultureInfo.InvariantCulture));
        using var folder = new TemporaryFolder();
        return [.. ParquetFiles.Read(folder.Write("stored.parquet", bytes)).Select(row => JsonElement.Parse(row))];
    }

    /// <summary>Returns the lines of the file to which an entry of a list links.</summary>
    private async Task<IReadOnlyList<JsonElement>> LinesAsync(JsonElement entry)
    {
        var text = await _session.Http.GetStringAsync(Link(entry));
        Assert.Equal(entry.GetProperty("length").GetString(), text.Length.ToString(CultureInfo.InvariantCulture));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static Uri Link(JsonElement entry) =>
        new(entry.GetProperty("_links").GetProperty("self").GetProperty("href").GetString()!);
}
