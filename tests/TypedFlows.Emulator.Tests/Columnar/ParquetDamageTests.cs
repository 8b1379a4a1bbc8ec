using System.Text;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Columnar;

/// <summary>Tests that a damaged Parquet file ends a run with its reason, whatever sizes the file declares.</summary>
public sealed class ParquetDamageTests : IDisposable
{
    // DuckDB 1.5 wrote it with a footer key.
    private const string Encrypted = "UEFSRS0AAAD6756m7cUnyhA8MN0pgpHgnOIP4w/oUgONktBAutJfX0ZM9boNzHCPO23aAQooAAAANtKB+3l5Ldg/fow7e0RGXX4m"
        + "qnZsXwplHYUznTVmAZOFceSjpWeUpBwcAAAAuQAAAAoC3Rnj4T/59zypSXWVNkpG329PvL4WphZwPI6dse98xRFlcS0erLcl7cxj"
        + "yzXGL6G9wo6zKxU4Nv357o2EtqNMLBnraFn+1xYsK+4siMknVWRx2pHX49lcmvw2KnvUZ9NaymYuIDrss1H/m8OtbjUexSkXYJN1"
        + "f0XVH/jZDSe+hwv4hmpKfnWNNKo/LsjlYndiqKyRQXpBs8z5g16eTrrMxbB0n8yWYvgkVkRkPQskNiKOOTvNqF8OwgAAAFBBUkU=";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("", "is malformed: it is empty, but a Parquet file has a footer")]
    [InlineData("PAR1", "it is too short")]
    [InlineData("Id,Name\n1,one\n2,two\n", "it does not start with PAR1, so it has another format")]
    [InlineData("PAR1 and no more of the file", "it does not end with PAR1")]
    [InlineData("PAR1 \u00FF\u00FF\u00FF\u007FPAR1", "its footer has 2147483647 bytes")]
    [InlineData("PAR1 \u0000\u0000\u0000\u0000PARE", "encrypted Parquet files (/a.parquet); write the file without encryption")]
    [InlineData("PAR1V\u0002\u0000\u0003\u0000\u0000\u0000PAR1", "a field has the type 6, not 9")]
    [InlineData("PAR10\u0000\u0002\u0000\u0000\u0000PAR1", "a field has no type")]
    public void The_reason_is_named(string content, string reason) =>
        Assert.Contains(reason, Fail(Encoding.Latin1.GetBytes(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_encrypted_file_names_the_remedy() => Assert.Contains(
        "write the file without encryption", Fail(Convert.FromBase64String(Encrypted)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_run_of_a_damaged_file_fails_and_stores_nothing()
    {
        _folder.Write("a.parquet", "Id\n1\n, which is a delimited file");
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/a.parquet" }""", ("Id", "_id"));
        var (code, message) = Error(await session.RunAsync(await made.CreateFlowAsync()));
        Assert.Equal("CONNECTOR-2006-400", code);
        Assert.Contains("/a.parquet is malformed", message, StringComparison.Ordinal);
        Assert.Equal(0, session.Platform.CountRecords(made.DataSetId));
    }

    [Fact]
    public async Task A_compressed_file_names_the_remedy()
    {
        _folder.Write("a.parquet.gz", "x");
        await using var session = await StartAsync(o => o.Source(S3, _folder.Path));
        var made = await Deployment.CreateAsync(session, """{ "path": "/a.parquet.gz" }""", ("Id", "_id"));
        var (code, message) = Error(await session.RunAsync(await made.CreateFlowAsync()));
        Assert.Equal("CONNECTOR-2007-501", code);
        Assert.Contains("unpack the file", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_not_UTF8_gives_a_row_or_an_error()
    {
        var bytes = await File.ReadAllBytesAsync(
            await ParquetFiles.WriteAsync(_folder["whole.parquet"], 9, compression: Parquet.CompressionMethod.None));
        var at = bytes.AsSpan().IndexOf("id7"u8);
        bytes[at] = 0xC3;
        Fail(bytes, isError: false);
    }

    [Theory]
    [InlineData("time-too-long")]
    [InlineData("time-after-the-last-date")]
    public void A_time_that_is_not_in_a_day_is_an_error(string name)
    {
        var path = _folder.Write("a.parquet", File.ReadAllBytes(Repository.Full("tests/Fuzz/cases/parquet/" + name)));
        var columns = Enumerable.Range(0, ParquetFiles.Open(path).Header.Count).ToList();
        using var values = ParquetFiles.Open(path);
        using var texts = ParquetFiles.Open(path);
        Assert.Throws<SourceException>(() => ReadAll(values, column => values.Row().TryGet(values.Header[column], out _)));
        Assert.Throws<SourceException>(() => ReadAll(texts, column => texts.Text(column)));
        Assert.Throws<SourceException>(() => ParquetFiles.Read(path));

        void ReadAll(ParquetSource source, Action<int> read)
        {
            while (source.Read())
            {
                columns.ForEach(read);
            }
        }
    }

    [Fact]
    public async Task Every_truncated_file_is_an_error()
    {
        var bytes = await File.ReadAllBytesAsync(await ParquetFiles.WriteAsync(_folder["whole.parquet"], 50));
        for (var length = 1; length < bytes.Length; length += 7)
        {
            // The end is kept, so that the footer points to pages that are missing.
            Fail(bytes[..length]);
            Fail([.. bytes[..4], .. bytes[(4 + length)..]], isError: false);
        }
    }

    [Fact]
    public async Task Every_changed_byte_gives_rows_or_an_error_within_the_memory_of_the_file()
    {
        var bytes = await File.ReadAllBytesAsync(await ParquetFiles.WriteAsync(_folder["whole.parquet"], 50));
        Fail(bytes, isError: false);
        for (var at = 4; at < bytes.Length - 4; at++)
        {
            foreach (var value in (ReadOnlySpan<byte>)[0x00, 0x7F, 0xFF])
            {
                var damaged = bytes.ToArray();
                damaged[at] = value;
                var before = GC.GetAllocatedBytesForCurrentThread();
                Fail(damaged, isError: false);
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256 * 1024 * 1024);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private SourceException Fail(byte[] bytes, bool isError = true)
    {
        _folder.Write("a.parquet", bytes);
        SourceException? fault = null;
        try
        {
            ParquetFiles.Read(_folder["a.parquet"]);
        }
        catch (SourceException e)
        {
            fault = e;
        }

        Assert.True(fault is not null || !isError);
        return fault!;
    }
}
