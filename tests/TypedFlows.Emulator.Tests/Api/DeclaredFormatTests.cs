using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TypedFlows.Emulator.Tests.Support;
using static TypedFlows.Emulator.Tests.Support.Session;

namespace TypedFlows.Emulator.Tests.Api;

/// <summary>Tests the encodings and compressions that a source connection can declare.</summary>
public sealed class DeclaredFormatTests : IDisposable
{
    private const string Bzip2 =
        "QlpoOTFBWSZTWeKmHQcABHpdAAAQAAR/4AAhJgNQBJgEAeKFCgKp6ae0n+qiqeoGKZMTIMjCKp/mj9VVAyAKZMTIMjBoeqmyekqgD8ndb19vcK"
        + "ADA0GmAFACwcEEA5YBQAYGgvTDgUALBwQQDlgFABgaDTACgBYODIJoOWAUAGBoNMAKAFg4IIBywCgAkkAYGg0wAoAWDgggGP7nU+1dfreH0Btk"
        + "As8AQaYBgXi7u7u2ANsjAA2yAWeMAZLu7l3ZkA2wAPDALG2WAEi7u7oNAQeALMgG2EyPRJF3d+g9BQaAg8AWZzBoSSLu9AUHoPQUGgIZys8Ekk"
        + "XfgCDQFB6D0FGcm2R/8fMfPn3ve9ne97XY9MwVBSCTQiuKqqqVVVUqqqqqpVVVXoSiMr7Mzvn71vN3m3r46tt8tt8dtu6e5KhBRKhSBEIASgAU"
        + "KZClCJClCkolQgolQpAiF35jHz57vc3tp3sh3kXzlcnOVzyCoKbnEoAFCmQpQiQpQpKJUIKJUKQIhACUAChTIUoXoSiPu973r9vrt/N3bb9fc3"
        + "b293m1bb5e5dKFJRKhBRKhSBEIASgAUKZClCJClCkolQgolQvQlEebre9773tIJHpIOzd85OTnK541zWtaxoEAAIAAQAAgPQlEd72+dZ33uW2+"
        + "dtt3b+bu236+5u3N9sAQAAgABAIAAQHoSiPsy88/PnrG3y23zttu7fzd22/X1loAAQCAAEAAIANav27ur3xOXzlcmhUFbgkek5ypjWtACAAEAA"
        + "IBAAGfVmZ3N3m9zdvc3duxt3bb5223dPcAEAAIBAACAAEAZnLxd79u7m7vM3d5ttu7G3dtvne3qAQAAgABAACAQFfr+fz/f75JKEo/4u5IpwoS"
        + "HFTDoOA=";

    private const string TwoStreams =
        "QlpoOTFBWSZTWQbttZEAAALdAAAQAAQgAAAhJgIgACGgaeoIMmINHiaDjxdyRThQkAbttZ"
        + "FCWmg5MUFZJlNZ05i0IwAAAfkAABABAAAEEAAgACAAIYNBmggas4u5IpwoSGnMWhGA";

    private readonly TemporaryFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("ISO-8859-1", "iso-8859-1")]
    [InlineData("windows-1252", "iso-8859-1")]
    [InlineData("cp1252", "iso-8859-1")]
    [InlineData("UTF-16", "utf-16")]
    [InlineData("UTF8", "utf-8")]
    public async Task Text_is_read_in_its_declared_encoding(string declared, string actual)
    {
        var text = Encoding.GetEncoding(actual).GetBytes("Id,Name\n1,Ren\u00e9e\n2,Zo\u00eb\n");
        var (run, records) = await ReadAsync("a.csv", text, $$"""{ "encoding": "{{declared}}" }""");
        Assert.Equal("success", Status(run));
        Assert.Equal(["Ren\u00e9e", "Zo\u00eb"], records.Select(record => record.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Text_that_violates_its_encoding_is_an_error()
    {
        var (run, _) = await ReadAsync("a.csv", Encoding.Latin1.GetBytes("Id,Name\n1,Ren\u00e9e\n"), """{ "encoding": "us-ascii" }""");
        Assert.Contains("us-ascii", Error(run).Message, StringComparison.Ordinal);
        var (unknown, _) = await ReadAsync("a.csv", "Id,Name\n"u8.ToArray(), """{ "encoding": "utf-7" }""");
        Assert.Equal("CONNECTOR-2007-501", Error(unknown).Code);
    }

    [Theory]
    [InlineData("bzip2", "a.csv.bz2")]
    [InlineData("bzip2", "a.csv")]
    [InlineData("deflate", "a.csv.deflate")]
    [InlineData("deflate", "a.csv")]
    [InlineData("zlib", "a.csv")]
    [InlineData("tar", "a.tar")]
    [InlineData("tarGzip", "a.tar.gz")]
    [InlineData("tarGzip", "a.tgz")]
    [InlineData("gzip", "a.csv.gz")]
    public async Task A_compressed_file_is_read_to_its_end(string compression, string name)
    {
        var whole = Compress(compression);
        var properties = $$"""{ "compressionType": "{{(compression == "zlib" ? "deflate" : compression)}}" }""";
        var (run, records) = await ReadAsync(name, whole, properties);
        Assert.Equal("success", Status(run));
        Assert.Equal(400, records.Count);
        Assert.Equal("n0", records[399].GetProperty("name").GetString());

        foreach (var length in (int[])[whole.Length / 3, whole.Length - 1 - (compression == "tar" ? 1100 : 0)])
        {
            Assert.Equal("failed", Status((await ReadAsync(name, whole[..length], properties)).Run));
        }
    }

    [Theory]
    [InlineData("a.csv.bz2")]
    [InlineData("a.tar")]
    [InlineData("a.tgz")]
    [InlineData("a.csv.deflate")]
    public async Task The_name_of_a_file_shows_its_compression(string name)
    {
        var kind = name switch { "a.csv.bz2" => "bzip2", "a.tar" => "tar", "a.tgz" => "tarGzip", _ => "deflate" };
        var (run, records) = await ReadAsync(name, Compress(kind), "{}", "/");
        Assert.Equal("success", Status(run));
        Assert.Equal(400, records.Count);
    }

    [Fact]
    public async Task A_damaged_bzip2_file_is_an_error_and_several_streams_are_one_file()
    {
        var damaged = Compress("bzip2");
        damaged[damaged.Length / 2] ^= 0x10;
        Assert.Equal("failed", Status((await ReadAsync("a.csv.bz2", damaged, "{}")).Run));
        Assert.Equal("failed", Status((await ReadAsync("a.csv.bz2", [.. Compress("bzip2"), .. "rest"u8], "{}")).Run));
        Assert.Equal(2, (await ReadAsync("a.csv.bz2", Convert.FromBase64String(TwoStreams), "{}")).Records.Count);
    }

    [Fact]
    public async Task The_files_of_a_tar_archive_are_read_one_after_the_other()
    {
        var archive = Tar(("./one.csv", "Id,Name\n1,a\n"), ("./readme.txt", "x"), ("./.hidden.csv", "x"), ("./two.csv", "Id,Name\n2,b\n"));
        var (run, records) = await ReadAsync("a.tar", archive, "{}");
        Assert.Equal(["a", "b"], records.Select(record => record.GetProperty("name").GetString()));
        var skipped = Summary(run, "fileSummary").GetProperty("extensions").GetProperty("skippedFiles").EnumerateArray();
        Assert.Contains("/a.tar/readme.txt", skipped.Select(file => file.GetProperty("path").GetString()));
    }

    private async Task<(JsonElement Run, IReadOnlyList<JsonElement> Records)> ReadAsync(
        string name, byte[] content, string properties, string? path = null)
    {
        _files.Write(name, content);
        await using var session = await StartAsync(o => o.Source(S3, _files.Path));
        var made = new Deployment(session);
        await made.CreateSourceAsync(
            $$"""{ "path": "{{path ?? "/" + name}}" }""", $$"""{ "format": "delimited", "properties": {{properties}} }""");
        await made.CreateTargetAsync();
        await made.CreateMappingAsync(("Id", "_id"), ("Name", "name"));
        var run = await session.RunAsync(await made.CreateFlowAsync());
        return (run, await session.Platform.GetRecordsAsync(made.DataSetId, 1000));
    }

    private static byte[] Compress(string kind)
    {
        var rows = "Id,Name\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{i},n{i % 7}\n"));
        using var buffer = new MemoryStream();
        switch (kind)
        {
            case "bzip2":
                return Convert.FromBase64String(Bzip2);
            case "tar":
                return Tar(("rows.csv", rows));
            case "tarGzip":
                using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
                {
                    gzip.Write(Tar(("rows.csv", rows)));
                }

                return buffer.ToArray();
            default:
                using (Stream stream = kind == "gzip" ? new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true)
                    : kind == "zlib" ? new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true)
                    : new DeflateStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
                {
                    stream.Write(Encoding.UTF8.GetBytes(rows));
                }

                return buffer.ToArray();
        }
    }

    private static byte[] Tar(params (string Name, string Text)[] files)
    {
        using var buffer = new MemoryStream();
        using (var writer = new TarWriter(buffer, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content });
            }
        }

        return buffer.ToArray();
    }
}
