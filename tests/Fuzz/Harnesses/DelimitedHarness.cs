using System.IO.Compression;
using System.Text.Json;
using TypedFlows.Emulator.DataPlane;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Fuzz.Harnesses;

/// <summary>Reads delimited files, as they are and in each compression and archive.</summary>
internal sealed class DelimitedHarness : SourceHarness
{
    private static readonly SourceFormat s_delimited = Format("""{"format":"delimited"}""");

    private static readonly ColumnTypes s_types = ColumnTypes.Read(new(
        Json("""
            {"columns":[{"name":"id","type":"integer"},{"name":"price","type":"number"},{"name":"active","type":"boolean"}]}
            """),
        string.Empty));

    // A file of a container starts with the bytes by which the container is known.
    private static readonly (byte[] Start, string Name)[] s_containers =
    [
        ([0x1f, 0x8b], "a.csv.gz"), ("PK"u8.ToArray(), "a.zip"), ("BZh"u8.ToArray(), "a.csv.bz2"), ([0x78], "a.csv.deflate"),
    ];

    public override IEnumerable<string> Words => [",", "\"", "\"\"", "\r\n", "id,price,active\n", "true", "1e5", "\ufeff", "PK\u0003\u0004"];

    public override IEnumerable<byte[]> Seeds()
    {
        var files = Repository.Files("*.csv", "samples", "tests/TypedFlows.Client.Tests/Fixtures")
            .Select(file => File.ReadAllBytes(Repository.Full(file)))
            .Append(Bytes("id,price,active\n1,2.5,true\n,,\n\"1\",\"1e3\",\"a\"\"b\"\n1,2\n1,2,3,4\n"))
            .Append(Bytes("a\tb\r\n\"x\ny\"\tz\r\n"))
            .ToList();
        var content = files[^2];
        return
        [
            .. files,
            Compress(content, stream => new GZipStream(stream, CompressionLevel.Fastest)),
            Compress(content, stream => new ZLibStream(stream, CompressionLevel.Fastest)),
            Compress(content, stream => new ICSharpCode.SharpZipLib.BZip2.BZip2OutputStream(stream)),
            Zip(content),
            Tar(content),
        ];
    }

    public override void Run(byte[] input)
    {
        var name = Array.Find(s_containers, container => input.AsSpan().StartsWith(container.Start)).Name
            ?? (input.Length > 262 && input.AsSpan(257, 5).SequenceEqual("ustar"u8) ? "a.tar" : "a.csv");
        Read(input, name, s_delimited, s_types);
        if (name == "a.csv")
        {
            Read(input, "a.tsv", s_delimited, ColumnTypes.None);
        }
    }

    internal static SourceFormat Format(string data) => SourceFormat.Read(new JsonView(Json(data), string.Empty));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static byte[] Compress(byte[] content, Func<Stream, Stream> create)
    {
        var output = new MemoryStream();
        using (var stream = create(output))
        {
            stream.Write(content);
        }

        return output.ToArray();
    }

    private static byte[] Zip(byte[] content)
    {
        var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("a.csv").Open())
        {
            entry.Write(content);
        }

        return output.ToArray();
    }

    private static byte[] Tar(byte[] content)
    {
        var output = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(output))
        {
            writer.WriteEntry(new System.Formats.Tar.UstarTarEntry(System.Formats.Tar.TarEntryType.RegularFile, "a.csv")
            {
                DataStream = new MemoryStream(content),
            });
        }

        return output.ToArray();
    }
}
