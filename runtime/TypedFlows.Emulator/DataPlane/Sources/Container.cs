namespace TypedFlows.Emulator.DataPlane;

/// <summary>Lists the compressions and archives that are read, and recognizes them by file names.</summary>
internal static class Container
{
    public const string Gzip = "gzip";
    public const string Bzip2 = "bzip2";
    public const string Deflate = "deflate";
    public const string Zip = "zip";
    public const string Tar = "tar";
    public const string TarGzip = "tarGzip";

    private static readonly (string Extension, string Kind)[] s_extensions =
    [
        (".tar.gz", TarGzip),
        (".tgz", TarGzip),
        (".tar", Tar),
        (".gz", Gzip),
        (".bz2", Bzip2),
        (".deflate", Deflate),
        (".zz", Deflate),
        (".zip", Zip),
    ];

    /// <summary>Returns the container with the name that a source connection declares; empty if it declares none.</summary>
    /// <exception cref="SourceException">The name is not known.</exception>
    public static string? Declared(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" or "none" => null,
        "gzip" => Gzip,
        "bzip2" => Bzip2,
        "deflate" => Deflate,
        "zip" or "zipdeflate" => Zip,
        "tar" => Tar,
        "targzip" => TarGzip,
        _ => throw SourceFault.NotSupported.With(
            $"files compressed with '{name}' (data.properties.compressionType); bzip2, deflate, gzip, tar, tarGzip and zipDeflate are "
                + "read"),
    };

    /// <summary>Returns the container of a file; <see langword="null"/> for a file without one.</summary>
    public static string? Of(string name) => Find(name).Kind;

    public static bool IsArchive(string? container) => container is Zip or Tar or TarGzip;

    /// <summary>Returns the name without the extension of its container.</summary>
    public static string WithoutExtension(string name) => name[..^(Find(name).Extension?.Length ?? 0)];

    /// <summary>Decompresses a stream, up to the size that the budget allows.</summary>
    public static Stream Decompress(string? container, Stream stream, SourceFile file, Decompression budget) => container switch
    {
        Gzip or TarGzip => new BoundedStream(new GzipContent(stream), file, budget),
        Bzip2 => new BoundedStream(new Bzip2Content(stream), file, budget),
        Deflate => new BoundedStream(new DeflateContent(stream), file, budget),
        _ => stream,
    };

    private static (string? Extension, string? Kind) Find(string name) =>
        Array.Find(s_extensions, each => name.EndsWith(each.Extension, StringComparison.OrdinalIgnoreCase));
}
