using System.Net;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Columnar;

/// <summary>Tests that exported records have the types of their schema, and are the same records when a flow reads them.</summary>
public sealed class ParquetExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder _files = new();
    private Session _session = null!;
    private TemporaryFolder _folder = null!;

    private static (string Source, string Destination)[] Whole =>
        [("_id", "_id"), ("timestamp", "timestamp"), ("_garden", "_garden")];

    public async Task InitializeAsync() => (_session, _folder) = await GardenSchema.StartAsync(o => o.Source(S3, _files.Path));

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        _folder.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Exported_records_are_the_same_records_when_they_are_read()
    {
        var first = await StoreAsync("a.json", """
            [
                { "_id": "1", "timestamp": "2026-10-05T17:45:00.25Z", "_garden": {
                    "gate": "north", "count": 42, "share": 0.5, "member": true, "day": "2026-10-05", "kind": "tree",
                    "moment": "2026-10-05T15:45:00Z", "tags": ["a", "b"], "labels": { "en": "Oak", "d.e": "Eiche" },
                    "plants": [{ "name": "x", "height": 2 }, { "name": "y" }], "owner": { "name": "Ann", "age": 7 } } },
                { "_id": "2", "timestamp": "2026-10-05T00:00:00Z", "_garden": { "tags": [], "plants": [], "labels": {} } },
                { "_id": "3", "timestamp": "0001-01-01T00:00:00Z" },
                { "_id": "4", "timestamp": "9999-12-31T23:59:59.999999Z", "_garden": { "share": 3, "tags": ["ü"] } }
            ]
            """);

        var second = await StoreAsync("b.parquet", await ExportAsync(first));

        Assert.Equal(4, _session.Platform.CountRecords(second));
        foreach (var (before, after) in (await RecordsAsync(first)).Zip(await RecordsAsync(second)))
        {
            Assert.True(JsonElement.DeepEquals(before, after), $"{before} is read as {after}");
        }
    }

    [Fact]
    public async Task Columns_have_the_types_of_the_schema()
    {
        var id = await StoreAsync("a.json", """
            { "_id": "1", "timestamp": "2026-10-05T17:45:00Z", "_garden": { "gate": "12", "count": 1, "share": 3, "day": "2026-10-05",
                "tags": ["2026-10-05"] } }
            """);

        using var stream = new MemoryStream(await ExportAsync(id));
        await using var reader = await ParquetReader.CreateAsync(stream);

        var garden = Assert.IsType<StructField>(reader.Schema.Fields[2]);
        Assert.Equal("_garden", garden.Name);
        Assert.Equal(
            [typeof(ReadOnlyMemory<char>), typeof(long), typeof(double), typeof(DateTime), typeof(ReadOnlyMemory<char>)],
            reader.Schema.GetDataFields().Where(field => field.Path.FirstPart == "_garden").Select(field => Clr(field.ClrType)));
        var timestamp = Assert.IsType<DateTimeDataField>(reader.Schema.Fields[1]);
        Assert.Equal((true, DateTimeTimeUnit.Micros), (timestamp.IsAdjustedToUTC, timestamp.Unit));
    }

    [Fact]
    public async Task Values_of_several_types_are_texts()
    {
        var made = new Deployment(_session);
        await made.CreateSourceAsync("""{ "path": "/" }""", """{ "format": "json" }""");
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"), ("Any", "any"), ("At", "at"));
        _files.Write("a.json", """
            [{ "Id": "1", "Any": 1, "At": "2026-10-05T17:45:00+02:00" }, { "Id": "2", "Any": "x" }, { "Id": "3", "Any": { "a": [1] } }]
            """);
        await _session.RunAsync(await made.CreateFlowAsync());
        using var folder = new TemporaryFolder();

        var rows = ParquetFiles.Read(folder.Write("b.parquet", await ExportAsync(made.DataSetId)));

        // The dataset has no schema that declares fields, so a date-time is text.
        Assert.Equal(
            [
                """{"_id":"1","any":"1","at":"2026-10-05T17:45:00\u002B02:00"}""", """{"_id":"2","any":"x"}""",
                """{"_id":"3","any":"{\u0022a\u0022:[1]}"}""",
            ],
            rows);
    }

    [Theory]
    [InlineData("""{ "": [{ "id": "y" }], "x": [{ "id": "x" }] }""", """{"":"[{\u0022id\u0022:\u0022y\u0022}]","x":[{"id":"x"}]}""")]
    [InlineData("""{ "": { "a": 1 } }""", """{"":"{\u0022a\u0022:1}"}""")]
    [InlineData("""{ "": 1, "x": [[2]] }""", """{"":1,"x":[[2]]}""")]
    public async Task A_file_with_an_empty_name_can_be_read(string value, string expected)
    {
        var made = new Deployment(_session);
        await made.CreateSourceAsync("""{ "path": "/" }""", """{ "format": "json" }""");
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Any", "any"));
        _files.Write("a.json", $$"""[{ "Any": {{value}} }]""");
        await _session.RunAsync(await made.CreateFlowAsync());
        using var folder = new TemporaryFolder();

        var rows = ParquetFiles.Read(folder.Write("b.parquet", await ExportAsync(made.DataSetId)));

        Assert.Equal([$$"""{"any":{{expected}}}"""], rows);
    }

    [Fact]
    public async Task The_endpoint_returns_the_same_file_and_parts_of_it()
    {
        var id = await StoreAsync(
            "a.csv", "_id,timestamp\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"{i},2026-10-05T00:00:00Z\n")));
        using var http = new HttpClient { BaseAddress = _session.Platform.Endpoint };
        var path = $"/_emulator/datasets/{id}/records?format=";

        var file = await http.GetByteArrayAsync(new Uri(path + "parquet", UriKind.Relative));
        var part = await http.GetByteArrayAsync(new Uri(path + "parquet&start=7&limit=1", UriKind.Relative));
        using var other = await http.GetAsync(new Uri(path + "avro", UriKind.Relative));

        using var folder = new TemporaryFolder();
        Assert.Equal(await ExportAsync(id), file);
        Assert.Equal(
            """{"_id":"8","timestamp":"2026-10-05T00:00:00Z"}""", Assert.Single(ParquetFiles.Read(folder.Write("b.parquet", part))));
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
    }

    [Fact]
    public async Task A_dataset_without_records_is_a_file_without_rows()
    {
        var made = await Deployment.CreateAsync(_session, """{ "path": "/" }""", ("Id", "_id"));
        using var folder = new TemporaryFolder();
        Assert.Empty(ParquetFiles.Read(folder.Write("a.parquet", await ExportAsync(made.DataSetId))));
        await Assert.ThrowsAsync<ArgumentException>(() => ExportAsync("none"));
    }

    private static Type Clr(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private Task<string> StoreAsync(string name, string text) => StoreAsync(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Returns the dataset that receives the only file.</summary>
    private async Task<string> StoreAsync(string name, byte[] bytes)
    {
        var path = _files.Write(name, bytes);
        var mappings = name == "a.csv" ? Whole[..2] : Whole;
        var data = name == "a.json" ? """{ "format": "json" }""" : "{}";
        var (made, flow) = await Deployment.CreateFlowAsync(_session, GardenSchema.Id, "{}", data, mappings);
        var run = await _session.RunAsync(flow);
        Assert.Equal("success", Status(run));
        File.Delete(path);
        return made.DataSetId;
    }

    private async Task<byte[]> ExportAsync(string dataSetId)
    {
        using var stream = new MemoryStream();
        await _session.Platform.ExportAsync(dataSetId, stream);
        return stream.ToArray();
    }

    private Task<IReadOnlyList<JsonElement>> RecordsAsync(string dataSetId) => _session.Platform.GetRecordsAsync(dataSetId);
}
