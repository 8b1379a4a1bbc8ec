using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that a run succeeds only if it has read each of its files to the end, and that it names what it leaves out.</summary>
public sealed class ContainerTests : IDisposable
{
    private const string Data = """{ "format": "tabular" }""";

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_number_of_a_tar_archive_that_is_too_large_is_an_error()
    {
        var bytes = File.ReadAllBytes(Repository.Full("tests/Fuzz/cases/delimited/number-too-large.tar"));
        using var archive = new TarContent(new MemoryStream(bytes), new("a.tar", "/a.tar"));
        Assert.Contains("/a.tar", Assert.Throws<SourceException>(archive.Next).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gzip_file_that_is_cut_anywhere_is_an_error()
    {
        var whole = Gzip(Rows(0, 400));
        await using var session = await OpenAsync();
        foreach (var length in (int[])
            [
                1, 5, 12, 60, whole.Length / 2, whole.Length - 9, whole.Length - 8, whole.Length - 4, whole.Length - 1,
            ])
        {
            var (run, stored) = await ReadAsync(session, "a.csv.gz", whole[..length]);
            Assert.Equal("failed", Status(run));
            Assert.Equal(0, stored);
        }

        Assert.Equal(400, (await ReadAsync(session, "a.csv.gz", whole)).Stored);
    }

    [Fact]
    public async Task A_gzip_file_with_a_wrong_checksum_length_or_rest_is_an_error()
    {
        var whole = Gzip(Rows(0, 400));
        await using var session = await OpenAsync();
        foreach (var position in (int[])[0, 3, whole.Length / 2, whole.Length - 8, whole.Length - 1])
        {
            var damaged = whole.ToArray();
            damaged[position] ^= 0x20;
            Assert.Equal("failed", Status((await ReadAsync(session, "a.csv.gz", damaged)).Run));
        }

        Assert.Equal("failed", Status((await ReadAsync(session, "a.csv.gz", [.. whole, .. "rest"u8])).Run));
        Assert.Equal("failed", Status((await ReadAsync(session, "a.csv.gz", Encoding.UTF8.GetBytes(Rows(0, 4)))).Run));
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(5, 3000)]
    public async Task All_members_of_a_gzip_file_are_read_and_a_cut_one_is_an_error(int members, int rows)
    {
        byte[] whole =
            [.. Enumerable.Range(0, members).SelectMany(i => Gzip((i == 0 ? "Id,Mail\n" : string.Empty) + Lines(i * rows, rows)))];
        await using var session = await OpenAsync();
        var (run, stored) = await ReadAsync(session, "a.csv.gz", whole);
        Assert.Equal(("success", members * rows), (Status(run), stored));
        Assert.Equal("failed", Status((await ReadAsync(session, "a.csv.gz", whole[..^20])).Run));
    }

    [Fact]
    public async Task A_zip_entry_that_is_damaged_or_cut_is_an_error()
    {
        var whole = Zip(("a.csv", Rows(0, 400)));
        await using var session = await OpenAsync();
        Assert.Equal(400, (await ReadAsync(session, "a.zip", whole)).Stored);
        var name = whole.AsSpan().LastIndexOf("a.csv"u8);
        foreach (var (position, value) in ((int, byte)[])[(40 + 30, 0x55), (name - 46 + 16, 0x01), (name - 46 + 24, 0x01)])
        {
            var damaged = whole.ToArray();
            damaged[position] ^= value;
            var (run, stored) = await ReadAsync(session, "a.zip", damaged);
            Assert.Equal(("failed", 0), (Status(run), stored));
        }

        Assert.Equal("failed", Status((await ReadAsync(session, "a.zip", whole[..^30])).Run));
    }

    [Fact]
    public async Task Entries_that_are_no_data_are_named_and_do_not_fail_the_archive()
    {
        var archive = Zip(
            ("a.csv", Rows(0, 3)),
            ("__MACOSX/._a.csv", "\0\0"),
            (".DS_Store", "x"),
            ("README", "About these files"),
            ("empty.csv", string.Empty),
            ("old.zip", "PK"),
            ("more/b.csv", Rows(3, 2)));
        await using var session = await OpenAsync();
        var (run, stored) = await ReadAsync(session, "a.zip", archive);
        Assert.Equal(("success", 5), (Status(run), stored));
        Assert.Equal(
            ["/a.zip/.DS_Store", "/a.zip/README", "/a.zip/__MACOSX/._a.csv", "/a.zip/empty.csv", "/a.zip/old.zip"], Skipped(run));
    }

    [Fact]
    public async Task A_gzip_file_in_a_zip_archive_is_read()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.csv.gz").Open();
            entry.Write(Gzip(Rows(0, 7)));
        }

        await using var session = await OpenAsync();
        Assert.Equal(7, (await ReadAsync(session, "a.zip", archive.ToArray())).Stored);
    }

    [Fact]
    public async Task Files_of_a_folder_that_are_no_data_are_named_and_do_not_fail_it()
    {
        _files.Write("in/a.csv", Rows(0, 3));
        _files.Write("in/empty.csv", string.Empty);
        _files.Write("in/README.md", "About these files");
        _files.Write("in/b.avro", "Obj");
        _files.Write("in/.hidden.csv", Rows(9, 9));
        await using var session = await OpenAsync();
        var made = await TableFlow.CreateAsync(session, "/in", TableFlow.Hourly, data: Data);
        var run = await session.RunAsync(made.FlowId);
        Assert.Equal(("success", 3), (Status(run), session.Platform.CountRecords(made.DataSetId)));
        Assert.Equal(["/in/.hidden.csv", "/in/README.md", "/in/b.avro", "/in/empty.csv"], Skipped(run));

        // The empty file is read when it has content.
        _files.Write("in/empty.csv", Rows(3, 2));
        session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal(2, Records((await session.RunsAsync(made.FlowId, 2))[1], "output"));
    }

    [Theory]
    [InlineData("/in", "in/a.avro", "in/b.avro")]
    [InlineData("/in", "in/a.avro", "in/README.txt")]
    [InlineData("/in/*", "in/a.avro", "in/b.orc")]
    public async Task A_folder_without_a_format_that_is_read_is_an_error(string path, params string[] files)
    {
        foreach (var file in files)
        {
            _files.Write(file, "PAR1");
        }

        await using var session = await OpenAsync();
        var made = await TableFlow.CreateAsync(session, path, TableFlow.Once, data: Data);
        var (code, message) = Error(await session.RunAsync(made.FlowId));
        Assert.Equal("CONNECTOR-2007-501", code);
        Assert.Contains("/" + files[0], message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_nothing_but_marks_of_other_programs_is_empty()
    {
        _files.Write("in/_SUCCESS", string.Empty);
        _files.Write("in/.crc", "x");
        await using var session = await OpenAsync();
        var made = await TableFlow.CreateAsync(session, "/in", TableFlow.Once, data: Data);
        Assert.Equal("success", Status(await session.RunAsync(made.FlowId)));
    }

    [Theory]
    [InlineData("append")]
    [InlineData("cut")]
    [InlineData("replace")]
    public async Task A_file_that_changes_during_its_run_is_an_error_and_is_read_again(string change)
    {
        var path = _files.Write("a.csv", Rows(0, 5000));
        var probe = default(RecordStoreProbe)!;
        await using var session = await Session.StartAsync(o =>
        {
            o.Source(Hubspot, _files.Path);
            o.Decorate = store => probe = new(store);
        });
        var seen = 0;
        probe.Appending = () =>
        {
            if (Interlocked.Increment(ref seen) == 100)
            {
                switch (change)
                {
                    case "append":
                        File.AppendAllText(path, Lines(5000, 10));
                        break;
                    case "cut":
                        using (var file = File.Open(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                        {
                            file.SetLength(file.Length - 1000);
                        }

                        break;
                    default:
                        File.WriteAllText(path + ".new", Rows(0, 5));
                        File.Move(path + ".new", path, overwrite: true);
                        break;
                }
            }
        };
        var made = await TableFlow.CreateAsync(session, "/a.csv", TableFlow.Hourly, data: Data);
        Assert.Equal("CONNECTOR-2008-409", Error(await session.RunAsync(made.FlowId)).Code);
        Assert.Equal(0, session.Platform.CountRecords(made.DataSetId));

        _files.Write("a.csv", Rows(0, 20));
        session.Platform.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal("success", Status((await session.RunsAsync(made.FlowId, 2))[1]));
        Assert.Equal(20, session.Platform.CountRecords(made.DataSetId));
    }

    [Theory]
    [InlineData(
        "a.jsonl",
        """{ "Id": "1" }|{ "Id": "\ud800" }|{ "Id": "\udc00x" }|{ "Id": "\ud83d\ude00 \\ud800" }|{ "Mail": "\uD83D\n" }"""
            + """|{ "\ud800": 1, "Id": "6" }""")]
    [InlineData(
        "a.json",
        """[{ "Id": "1" },|{ "Id": "\ud800" },|{ "Id": "\udc00x" },|{ "Id": "\ud83d\ude00 \\ud800" },|{ "Mail": "\uD83D\n" }"""
            + """,|{ "\ud800": 1, "Id": "6" }]""")]
    public async Task Half_of_a_character_fails_its_record_only(string name, string text)
    {
        await using var session = await OpenAsync();
        _files.Write(name, text.Replace('|', '\n'));
        var made = await TableFlow.CreateAsync(session, "/" + name, TableFlow.Once, data: """{ "format": "json" }""");
        var run = await session.RunAsync(made.FlowId);
        Assert.Equal(("partialSuccess", 6, 2, 4), (Status(run), Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal("\ud83d\ude00 \\ud800", (await session.Platform.GetRecordsAsync(made.DataSetId))[1].GetProperty("_id").GetString());
    }

    private static IEnumerable<string> Skipped(JsonElement run) =>
        Summary(run, "fileSummary").GetProperty("extensions").GetProperty("skippedFiles").EnumerateArray()
            .Select(file => file.GetProperty("path").GetString()!)
            .Order(StringComparer.Ordinal);

    private static string Rows(int first, int count) => "Id,Mail\n" + Lines(first, count);

    private static string Lines(int first, int count) => string.Concat(
        Enumerable.Range(first, count).Select(row => $"{row},{unchecked(row * 2654435761):x}{row * 7919:x}@example.com\n"));

    private static byte[] Gzip(string text)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return buffer.ToArray();
    }

    private Task<Session> OpenAsync() => Session.StartAsync(o => o.Source(Hubspot, _files.Path));

    private async Task<(JsonElement Run, long Stored)> ReadAsync(Session session, string name, byte[] content)
    {
        _files.Write(name, content);
        var made = await TableFlow.CreateAsync(session, "/" + name, TableFlow.Once, data: Data);
        var run = await session.RunAsync(made.FlowId);
        return (run, session.Platform.CountRecords(made.DataSetId));
    }
}
