using System.Net;
using Parquet;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Columnar;

/// <summary>Tests that Parquet files are read as other files of a source are.</summary>
public sealed class ParquetSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("""{ "format": "parquet" }""")]
    [InlineData("""{ "format": "parquet_xdm" }""")]
    [InlineData("{}")]
    public async Task A_flow_stores_the_rows_of_all_row_groups(string data)
    {
        await ParquetFiles.WriteAsync(_folder["a.parquet"], 2500);
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync("""{ "path": "/" }""", data);
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"), ("Count", "person.name.firstName"));

        var run = await session.RunAsync(await made.CreateFlowAsync());

        Assert.Equal(("success", 2500), (Status(run), session.Platform.CountRecords(made.DataSetId)));
        var last = (await session.Platform.GetRecordsAsync(made.DataSetId, 2, 2498)).Select(record => record.GetRawText());
        Assert.Equal(["""{"_id":"id2498","person":{"name":{"firstName":2498}}}""", """{"_id":"id2499"}"""], last);
    }

    [Fact]
    public async Task A_run_names_the_columns_that_a_file_does_not_have()
    {
        await ParquetFiles.WriteAsync(_folder["a.parquet"], 1);
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/a.parquet" }""", ("Id", "_id"), ("Name", "person.name.firstName"));

        var (code, message) = Error(await session.RunAsync(await made.CreateFlowAsync()));

        Assert.Equal("CONNECTOR-2004-400", code);
        Assert.Contains(
            "/a.parquet has no column 'Name', which the mapping set needs. Its columns: 'Id', 'Count'.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_be_explored()
    {
        await ParquetFiles.WriteAsync(_folder["a.parquet"], 2);
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/" }""", ("Id", "_id"));
        var path = $"{FlowPath}connections/{made.ConnectionId}/explore?objectType=file&object=/a.parquet&fileType=parquet&preview=true";

        var file = (await session.GetAsync(path)).Expect(HttpStatusCode.OK).Body;

        Assert.Equal("""[{"Id":"id0","Count":null},{"Id":"id1","Count":1}]""", file.GetProperty("data").GetRawText());
        Assert.Equal(
            [("Id", "string"), ("Count", "number")],
            file.GetProperty("schema").GetProperty("columns").EnumerateArray()
                .Select(column => (column.GetProperty("name").GetString(), column.GetProperty("type").GetString())));
    }

    [Theory]
    [InlineData(CompressionMethod.None)]
    [InlineData(CompressionMethod.Gzip)]
    [InlineData(CompressionMethod.Zstd)]
    [InlineData(CompressionMethod.Lz4Raw)]
    [InlineData(CompressionMethod.Brotli)]
    public async Task Compressed_columns_are_read(CompressionMethod compression)
    {
        await ParquetFiles.WriteAsync(_folder["a.parquet"], 30, 10, compression);
        var rows = ParquetFiles.Read(_folder["a.parquet"]);
        Assert.Equal((30, """{"Id":"id29","Count":29}"""), (rows.Count, rows[29]));
    }

    [Fact]
    public async Task Only_requested_columns_are_read()
    {
        await ParquetFiles.WriteAsync(_folder["a.parquet"], 10);
        await using (var reader = await ParquetReader.CreateAsync(_folder["a.parquet"]))
        {
            // The pages of the second column are destroyed.
            var metadata = reader.RowGroups[0].RowGroup.Columns[1].MetaData!;
            var bytes = await File.ReadAllBytesAsync(_folder["a.parquet"]);
            bytes.AsSpan((int)metadata.DataPageOffset, (int)metadata.TotalCompressedSize).Fill(0xFF);
            _folder.Write("b.parquet", bytes);
        }

        using var source = ParquetFiles.Open(_folder["b.parquet"]);

        Assert.True(source.Read());
        Assert.Equal("id0", source.Text(source.Column("Id")));
        Assert.Contains(
            "/b.parquet is malformed", Assert.ThrowsAny<Exception>(() => source.Has(1)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
