using System.Globalization;
using System.Text;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests;

/// <summary>Tests that the stored records equal the cells of a file, for any form of the file.</summary>
public sealed class DelimitedFileTests
{
    private static readonly (string Source, string Destination)[] s_mappings =
    [
        ("FirstName", "person.name.firstName"), ("LastName", "person.name.lastName"), ("Phone", "mobilePhone.number"),
        ("Email", "personalEmail.address"), ("Id", "_id"),
    ];

    private static readonly string[] s_cells =
    [
        "",
        " ",
        "plain",
        "two words",
        " padded ",
        "a,b",
        ",",
        "\"",
        "\"quoted\"",
        "5\" pipe",
        "line\nbreak",
        "line\r\nbreak",
        "carriage\rreturn",
        "\n", "Zoë", "結衣", "فاطمة", "👩‍👧", "NULL", "null", "007", "1e3", "=1+1", "a;b\tc|d", "<b>&'</b>", "\\n", "﻿inner mark", "é",
    ];

    [Theory]
    [InlineData(1, "\n", false, true)]
    [InlineData(2, "\r\n", false, true)]
    [InlineData(3, "\r\n", true, true)]
    [InlineData(4, "\n", true, false)]
    [InlineData(5, "\r", false, false)]
    public async Task Every_value_arrives_unchanged(int seed, string lineBreak, bool hasMark, bool endsInLineBreak)
    {
        var random = new Random(seed);
        var columns = s_mappings.Select(mapping => mapping.Source).Concat(["Notes", "Company", "ﬁrst"]).ToArray();
        random.Shuffle(columns);
        var rows = Enumerable.Range(0, 400).Select(_ => columns.Select(_ => random.GetItems(s_cells, 1)[0]).ToArray()).ToList();
        using var folder = new TemporaryFolder();
        folder.Write("contacts.CSV", Print([columns, .. rows], lineBreak, hasMark, endsInLineBreak, random));

        var (run, records) = await IngestAsync(folder, """{ "path": "/" }""");

        Assert.Equal("success", Status(run));
        Assert.Equal((400, 400, 0), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(400, records.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var (source, destination) in s_mappings)
            {
                var stored = destination.Split('.').Aggregate(records[i], (value, name) => value.GetProperty(name));
                Assert.Equal(rows[i][Array.IndexOf(columns, source)], stored.GetString());
            }
        }
    }

    [Fact]
    public async Task The_sample_file_arrives_row_by_row()
    {
        var file = Path.Combine(FindRoot(), "samples", "CloudStorage", "data", "some", "path", "data.csv");
        using var folder = new TemporaryFolder();
        folder.Write("contacts.csv", await File.ReadAllBytesAsync(file));

        var (run, records) = await IngestAsync(folder, """{ "path": "contacts.csv" }""");

        Assert.Equal("success", Status(run));
        Assert.True(records.Count >= 1000);
        Assert.Equal(records.Count, Records(run, "input"));
        Assert.Equal("結衣", records[0].GetProperty("person").GetProperty("name").GetProperty("firstName").GetString());
        Assert.Equal("0000104005", records[0].GetProperty("_id").GetString());
    }

    [Fact]
    public async Task A_folder_is_read_with_its_subfolders_if_requested()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.csv", Row("b"));
        folder.Write("a.csv", Row("a"));
        folder.Write("below/c.csv", Row("c"));
        folder.Write("notes.txt", "no data");

        var (_, flat) = await IngestAsync(folder, """{ "path": "/", "recursive": false }""");
        var (run, deep) = await IngestAsync(folder, """{ "path": "", "recursive": true }""");

        Assert.Equal(["a", "b"], flat.Select(record => record.GetProperty("_id").GetString()));
        Assert.Equal(["a", "b", "c"], deep.Select(record => record.GetProperty("_id").GetString()));
        Assert.Equal(3, Summary(run, "fileSummary").GetProperty("inputFileCount").GetInt64());
    }

    [Fact]
    public async Task Records_that_do_not_match_the_header_are_counted_and_reported()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Id,FirstName,LastName,Phone,Email\n1,a,b,c,d\n2,a\n3,a,b,c,d,extra\n4,a,b,c,d,,\n");

        var (run, records) = await IngestAsync(folder, """{ "path": "/" }""");

        Assert.Equal("partialSuccess", Status(run));
        Assert.Equal((4, 2, 2), (Records(run, "input"), Records(run, "output"), Records(run, "failed")));
        Assert.Equal(["1", "4"], records.Select(record => record.GetProperty("_id").GetString()));
        var reported = Summary(run, "recordSummary")
            .GetProperty("failedInfo")
            .EnumerateArray()
            .Select(info => info.GetProperty("message").GetString());
        Assert.Equal(
            [
                "/x.csv, record 2 (from line 3): the header names 5 columns, but this record has 2.",
                "/x.csv, record 3 (from line 4): the header names 5 columns, but this record has 6.",
            ],
            reported);
    }

    [Fact]
    public async Task A_file_with_only_a_header_makes_a_run_without_records()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Id,FirstName,LastName,Phone,Email\r\n");

        var (run, records) = await IngestAsync(folder, """{ "path": "/" }""");

        Assert.Equal("success", Status(run));
        Assert.Empty(records);
        Assert.Equal(0, Records(run, "input"));
    }

    [Theory]
    [InlineData("\n1,a,b,c,\"d\n2,a,b,c,d\n", "line 2", "opens a quote")]
    [InlineData("\n1,a,b,c,\"d\"e\n", "line 2", "opens a quote")]
    [InlineData("\n0,5\" pipe,b,c,d\n1,5\" pipe,b,c,\"d\n2,a,b,c,d\n", "line 3", "opens a quote")]
    public async Task Broken_quotes_fail_the_run_and_store_nothing(string rest, string where, string what)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.csv", Row("good"));
        folder.Write("b.csv", "Id,FirstName,LastName,Phone,Email" + rest);

        var (run, records) = await IngestAsync(folder, """{ "path": "/" }""");

        var (code, message) = Error(run);
        Assert.StartsWith("CONNECTOR-", code, StringComparison.Ordinal);
        Assert.Contains("/b.csv", message, StringComparison.Ordinal);
        Assert.Contains(where, message, StringComparison.Ordinal);
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Empty(records);
        Assert.Equal(0, Records(run, "output"));
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_fails_the_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("latin.csv", Encoding.Latin1.GetBytes("Id,FirstName,LastName,Phone,Email\n1,Zoë,b,c,d\n"));

        var (run, records) = await IngestAsync(folder, """{ "path": "/" }""");

        Assert.Contains("/latin.csv is malformed: line 2 is not UTF-8", Error(run).Message, StringComparison.Ordinal);
        Assert.Empty(records);
    }

    [Fact]
    public async Task A_file_in_utf16_is_read_by_its_mark()
    {
        using var folder = new TemporaryFolder();
        folder.Write(
            "wide.csv",
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("Id,FirstName,LastName,Phone,Email\n1,Zoë,b,c,d\n")]);

        var (_, records) = await IngestAsync(folder, """{ "path": "/" }""");

        Assert.Equal("Zoë", Assert.Single(records).GetProperty("person").GetProperty("name").GetProperty("firstName").GetString());
    }

    [Fact]
    public async Task Another_delimiter_is_read_from_the_source_connection()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.csv", "Id;FirstName;LastName;Phone;Email\n1;a,b;c;d;e\n");

        var (_, records) = await IngestAsync(
            folder,
            """{ "path": "/" }""",
            """{ "format": "delimited", "properties": { "columnDelimiter": ";" } }""");

        Assert.Equal("a,b", Assert.Single(records).GetProperty("person").GetProperty("name").GetProperty("firstName").GetString());
    }

    private static async Task<(System.Text.Json.JsonElement Run, IReadOnlyList<System.Text.Json.JsonElement> Records)> IngestAsync(
        TemporaryFolder folder, string sourceParams, string data = """{ "format": "delimited" }""")
    {
        await using var session = await StartAsync(o => o.Source("amazon-s3", folder.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync(sourceParams, data);
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(s_mappings);
        var run = await session.RunAsync(await made.CreateFlowAsync());
        return (run, await session.Platform.GetRecordsAsync(made.DataSetId, limit: int.MaxValue));
    }

    private static string Row(string id) =>
        string.Create(CultureInfo.InvariantCulture, $"Id,FirstName,LastName,Phone,Email\n{id},a,b,c,d\n");

    /// <summary>Quotes values that require it, and some that do not.</summary>
    private static byte[] Print(IEnumerable<string[]> rows, string lineBreak, bool hasMark, bool endsInLineBreak, Random random)
    {
        var lines = rows.Select(row => string.Join(',', row.Select(cell =>
            cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || random.Next(4) == 0
                ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                : cell)));
        var text = string.Join(lineBreak, lines) + (endsInLineBreak ? lineBreak : string.Empty);
        return [.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Codegen.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
