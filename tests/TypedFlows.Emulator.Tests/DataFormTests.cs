using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests the input formats and the records that a flow reads from them.</summary>
public sealed class DataFormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.json", """[{ "Id": 1, "n": { "x": true } }, { "Id": "2" }]""")]
    [InlineData("a.json", "{ \"Id\": 1, \"n\":\n { \"x\": true } }\n{ \"Id\": \"2\" }")]
    [InlineData("a.jsonl", "{ \"Id\": 1, \"n\": { \"x\": true } }\n\n{ \"Id\": \"2\" }\n")]
    public async Task Json_keeps_its_types(string name, string text)
    {
        _folder.Write(name, text);
        var (records, _) = await IngestAsync("""{ "path": "/" }""", """{ "format": "json" }""", ("Id", "_id"), ("n.x", "person.isX"));
        Assert.Equal(["""{"_id":1,"person":{"isX":true}}""", """{"_id":"2"}"""], records);
    }

    [Fact]
    public async Task A_line_that_is_not_an_object_fails_and_is_reported()
    {
        _folder.Write("a.jsonl", "{ \"Id\": 1 }\nnix\n{ \"Id\": 3 }\n");
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/a.jsonl" }""", ("Id", "_id"));
        var run = await session.RunAsync(await made.CreateFlowAsync());

        Assert.Equal(("partialSuccess", 3, 2, 1), (Status(run), Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        var reported = (await session.GetAsync($"/_emulator/runs/{run.GetProperty("id").GetString()}/diagnostics")).One;
        Assert.Equal(
            ("/a.jsonl", 2, 2),
            (reported.GetProperty("file").GetString(), reported.GetProperty("record").GetInt32(), reported.GetProperty("line").GetInt32()));
    }

    [Theory]
    [InlineData("a.json", "[{\"Id\":\"1\"},{\"Id\":\"", "\xE9", "\"}]", "a record of it is not UTF-8")]
    [InlineData("a.json", "[{\"Id\":\"1\"},{\"", "\xC3\x28", "\":1}]", "a record of it is not UTF-8")]
    [InlineData("a.json", "{\"Id\":\"1\"}\n{\"Id\":\"", "\xED\xA0\x80", "\"}\n", "a record of it is not UTF-8")]
    [InlineData("a.json", "{\"Id\":\"1\"}\n{\"Id\":\"", "\xC0\xAF", "\"}", "a record of it is not UTF-8")]
    [InlineData("a.json", "[{\"Id\":\"1\"},{\"Id\":\"", "\xE2\x82", "", "line 1, byte 22 is not JSON")]
    [InlineData("a.json", "{\"Id\":\"1\"}\n", "\xE2\x82", "", "line 2, byte 1 is not JSON")]
    [InlineData("a.json", "", "\xFF\xFE[\0{\0}\0]\0", "", "line 1, byte 1 is not JSON")]
    [InlineData("a.jsonl", "{\"Id\":\"1\"}\n{\"Id\":\"", "\xE9", "\"}\n", "line 1 or one soon after it is not UTF-8")]
    [InlineData("a.jsonl", "{\"Id\":\"1\"}\n{\"Id\":\"", "\xE2\x82", "", "line 2 or one soon after it is not UTF-8")]
    public async Task Json_that_is_not_UTF8_fails_the_run_and_stores_nothing(
        string name, string before, string bytes, string after, string expected)
    {
        _folder.Write(name, Encoding.Latin1.GetBytes(before + bytes + after));
        await AssertFailsAsync("/" + name, $"/{name} is malformed: {expected}", "json");
    }

    [Theory]
    [InlineData("a.json", "[{ \"Id\": \"Zoë €\" }]")]
    [InlineData("a.json", "{ \"Id\": \"Zoë €\" }\n")]
    [InlineData("a.jsonl", "{ \"Id\": \"Zoë €\" }\n")]
    public async Task Json_is_read_with_a_byte_order_mark_and_in_the_declared_encoding(string name, string text)
    {
        foreach (var (encoding, properties) in ((Encoding, string)[])
        [
            (new UTF8Encoding(false), "{}"),
            (Encoding.UTF8, "{}"),
            (Encoding.Unicode, """{ "encoding": "UTF-16" }"""),
            (Encoding.BigEndianUnicode, """{ "encoding": "UTF-16BE" }"""),
        ])
        {
            _folder.Write(name, [.. encoding.Preamble, .. encoding.GetBytes(text)]);
            var (records, _) = await IngestAsync(
                """{ "path": "/" }""", $$"""{ "format": "json", "properties": {{properties}} }""", ("Id", "_id"));
            Assert.Equal("""{"_id":"Zoë €"}""", Assert.Single(records));
        }
    }

    [Fact]
    public async Task Compressed_files_are_read()
    {
        _folder.Write("a.csv.gz", Gzip("Id\n1\n"));
        using (var zip = new ZipArchive(File.Create(Path.Combine(_folder.Path, "b.zip")), ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry("x/b.csv").Open());
            writer.Write("Id\n2\n");
        }

        var (records, _) = await IngestAsync("""{ "path": "/" }""", """{ "format": "delimited" }""", ("Id", "_id"));
        Assert.Equal(["""{"_id":"1"}""", """{"_id":"2"}"""], records);
    }

    [Fact]
    public async Task A_zip_bomb_ends_in_a_failed_run()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("Id\n"u8);
            var line = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024 - 1) + "\n");
            for (var i = 0; i < 80; i++)
            {
                gzip.Write(line);
            }
        }

        _folder.Write("a.csv.gz", bomb.ToArray());
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        Assert.Contains(
            "decompresses to more than",
            Error(await session.RunAsync(await made.CreateFlowAsync())).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task The_files_of_an_archive_share_one_limit()
    {
        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 5; i++)
            {
                using var entry = zip.CreateEntry($"{i}.csv", CompressionLevel.SmallestSize).Open();
                entry.Write("Id\n"u8);
                for (var line = 0; line < 20; line++)
                {
                    entry.Write(Encoding.ASCII.GetBytes(new string('x', 1024 * 1024 - 1) + "\n"));
                }
            }
        }

        _folder.Write("a.zip", archive.ToArray());
        await AssertFailsAsync("/a.zip", "decompresses to more than");
    }

    [Fact]
    public async Task A_record_without_end_is_not_read_into_memory()
    {
        _folder.Write("a.jsonl", "{\"Id\":\"" + new string('x', 20 * 1024 * 1024));
        await AssertFailsAsync("/a.jsonl", "line 1 is longer than");
        _folder.Write("b.json", "[{\"Id\":1},{\"Id\":\"" + new string('x', 70 * 1024 * 1024));
        await AssertFailsAsync("/b.json", "a record is longer than", "json");
    }

    [Fact]
    public async Task Patterns_choose_files()
    {
        _folder.Write("a-1.csv", "Id\n1\n");
        _folder.Write("b.csv", "Id\n2\n");
        _folder.Write("deep/er/a-3.csv", "Id\n3\n");
        Assert.Equal(
            ["""{"_id":"1"}"""],
            (await IngestAsync("""{ "path": "/a-*.csv" }""", """{ "format": "delimited" }""", ("Id", "_id"))).Records);
        Assert.Equal(
            ["""{"_id":"1"}""", """{"_id":"3"}"""],
            (await IngestAsync("""{ "path": "/**/a-?.csv" }""", """{ "format": "delimited" }""", ("Id", "_id"))).Records);
    }

    [Fact]
    public async Task A_table_of_a_database_keeps_its_types()
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "crm.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "CREATE TABLE Account (Id INTEGER, Name TEXT, Score REAL); INSERT INTO Account VALUES (1, 'x', 1.5), (2, NULL, 2)";
            command.ExecuteNonQuery();
        }

        var (records, _) = await IngestAsync(
            """{ "path": "Account" }""",
            """{ "format": "tabular" }""",
            ("Id", "_id"),
            ("Name", "person.name"),
            ("Score", "score"));
        Assert.Equal(["""{"_id":1,"person":{"name":"x"},"score":1.5}""", """{"_id":2,"score":2}"""], records);
    }

    [Fact]
    public async Task Links_out_of_the_folder_and_pipes_are_ignored()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var outside = new TemporaryFolder();
        var secret = outside.Write("secret.csv", "Id\n9\n");
        _folder.Write("a.csv", "Id\n1\n");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.csv"), secret);
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), outside.Path);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(_folder.Path, "pipe.csv")]))
        {
            await mkfifo.WaitForExitAsync();
        }

        Assert.Equal(
            ["""{"_id":"1"}"""],
            (await IngestAsync("""{ "path": "/", "recursive": true }""", """{ "format": "delimited" }""", ("Id", "_id"))).Records);
        foreach (var path in (string[])["/link.csv", "link", "/out/secret.csv", "/out", "/pipe.csv"])
        {
            var (records, run) = await IngestAsync($$"""{ "path": "{{path}}" }""", """{ "format": "delimited" }""", ("Id", "_id"));
            Assert.Empty(records);
            Assert.StartsWith("CONNECTOR-", Error(run).Code, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_delta_column_selects_new_records()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        _folder.Write("Account.csv", "Id,Changed\n1,2020-01-01\n2,2021-01-01\n");
        await using var session = await StartAsync(o =>
        {
            o.Source(Hubspot, _folder.Path);
            o.TimeProvider = clock;
        });
        var made = await DeltaFlow.CreateAsync(session);
        Assert.Equal(2, Records((await session.RunsAsync(made.FlowId))[0], "output"));

        _folder.Write("Account.csv", "Id,Changed\n1,2020-01-01\n2,2021-01-01\n3,2022-01-01\n");
        clock.Advance(TimeSpan.FromMinutes(30));
        var runs = await session.RunsAsync(made.FlowId, 2);
        Assert.Equal((1, 1), (Records(runs[1], "input"), Records(runs[1], "output")));
        Assert.Equal(2, Records(runs[1], "skipped"));
        Assert.Equal(3, session.Platform.CountRecords(made.DataSetId));
    }

    private async Task<(IReadOnlyList<string> Records, System.Text.Json.JsonElement Run)> IngestAsync(
        string parameters, string data, params (string Source, string Destination)[] mappings)
    {
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync(parameters, data);
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(mappings);
        var run = await session.RunAsync((await made.PostFlowAsync()).Expect(HttpStatusCode.Created).Id);
        return ([.. (await session.Platform.GetRecordsAsync(made.DataSetId)).Select(record => record.GetRawText())], run);
    }

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    private async Task AssertFailsAsync(string path, string expected, string format = "delimited")
    {
        var (records, run) = await IngestAsync($$"""{ "path": "{{path}}" }""", $$"""{ "format": "{{format}}" }""", ("Id", "_id"));
        Assert.Contains(expected, Error(run).Message, StringComparison.Ordinal);
        Assert.Empty(records);
    }
}
