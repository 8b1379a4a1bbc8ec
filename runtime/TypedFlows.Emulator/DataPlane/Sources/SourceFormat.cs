using System.Text;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The file format that a source connection declares.</summary>
/// <param name="Format">delimited, json, parquet, or <see langword="null"/> if the file names decide.</param>
/// <param name="Compression">A <see cref="Container"/>, or <see langword="null"/> if the file names decide.</param>
/// <param name="Encoding">The encoding of text; <see langword="null"/> for UTF-8.</param>
internal sealed record SourceFormat(string? Format, char? Delimiter, string? Compression, Encoding? Encoding = null)
{
    private const string Parquet = ".parquet";

    private static readonly string[] s_delimited = [".csv", ".tsv", ".psv"];
    private static readonly string[] s_json = [".json", ".jsonl", ".ndjson"];

    /// <exception cref="SourceException">The declared format is not supported.</exception>
    public static SourceFormat Read(JsonView data)
    {
        var format = data.Text("format") switch
        {
            // The cloud storage tutorial declares parquet_xdm for a CSV file; table sources declare tabular.
            null or "tabular" or "parquet_xdm" => null,
            "delimited" => "delimited",
            "json" => "json",
            "parquet" => "parquet",
            var other => throw SourceFault.NotSupported.With($"files of the format '{other}' (data.format of the source connection)"),
        };
        var properties = data.Object("properties");
        char? delimiter = (properties.Text("columnDelimiter") ?? data.Text("columnDelimiter")) switch
        {
            null or "" => null,
            "\\t" => '\t',
            [var one and not ('"' or '\r' or '\n')] when char.IsAscii(one) => one,
            var other => throw SourceFault.NotSupported.With(
                $"files with '{other}' between fields; one ASCII character other than a quote and a line break is read"),
        };
        return new(format, delimiter, Container.Declared(properties.Text("compressionType")), ReadEncoding(properties.Text("encoding")));
    }

    /// <summary>Returns whether the source includes a file of a folder, according to the file name.</summary>
    public bool Takes(ReadOnlySpan<char> path)
    {
        var name = Path.GetFileName(path).ToString();
        var container = Container.Of(name);
        var extension = Path.GetExtension(Container.WithoutExtension(name)).ToLowerInvariant();
        if (Container.IsArchive(container) || (container is not null && extension.Length == 0))
        {
            return true;
        }

        return Format switch
        {
            "delimited" => s_delimited.Contains(extension),
            "json" => s_json.Contains(extension),
            "parquet" => extension == Parquet,
            _ => s_delimited.Contains(extension) || s_json.Contains(extension) || extension == Parquet,
        };
    }

    /// <summary>Opens a file. An archive yields a source for each of its files that has a format of the source.</summary>
    /// <param name="skip">Receives each file that is left out, and the reason.</param>
    /// <exception cref="SourceException">The file cannot be opened or its format is not supported.</exception>
    public IEnumerable<RecordSource> Open(
        SourceFile file, ColumnTypes types, Action<SourceFile, string> skip, CancellationToken cancellationToken)
    {
        if (file.Table is not null)
        {
            return [new TableSource(file, file.Server?.Database ?? new SqliteFile(file), cancellationToken)];
        }

        var name = Path.GetFileName(file.Path);
        var container = Compression ?? Container.Of(name);
        return container switch
        {
            null when Format == "parquet" || IsParquet(name) => [OpenParquet(file, cancellationToken)],
            Container.Zip => new ArchiveFiles(this, file, types, skip).OpenZip(OpenFile()),
            Container.Tar or Container.TarGzip => new ArchiveFiles(this, file, types, skip).OpenTar(container, OpenFile),
            _ => [Open(file, name, Container.Decompress(container, OpenFile(), file, new(file.Stamp().Length)), types)],
        };

        Stream OpenFile() => new CancellableStream(file.Open(cancellationToken), cancellationToken);
    }

    /// <summary>Opens the content of a file.</summary>
    /// <param name="name">The file name, with or without the extension of its compression.</param>
    /// <param name="stream">The decompressed content.</param>
    public RecordSource Open(SourceFile file, string name, Stream stream, ColumnTypes types)
    {
        try
        {
            var extension = Path.GetExtension(Container.WithoutExtension(name)).ToLowerInvariant();
            if (Format == "parquet" || extension == Parquet)
            {
                throw SourceFault.NotSupported.With(
                    $"compressed Parquet files ({file.Name}); unpack the file, because Parquet compresses its own columns");
            }

            var text = Encoding is null ? stream : new TranscodedStream(stream, Encoding, file);
            return extension is ".jsonl" or ".ndjson" ? new JsonLinesSource(file, text)
                : Format == "json" || (Format is null && extension == ".json") ? new JsonReaderSource(file, text)
                : new DelimitedReader(file, Delimiter ?? (extension == ".tsv" ? '\t' : extension == ".psv" ? '|' : ','), types, text);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static bool IsParquet(string name) => Path.GetExtension(name).Equals(Parquet, StringComparison.OrdinalIgnoreCase);

    private static ParquetSource OpenParquet(SourceFile file, CancellationToken cancellationToken)
    {
        var stream = new BoundedFile(file.Open(cancellationToken), cancellationToken);
        try
        {
            return new(file, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static Encoding? ReadEncoding(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        return TranscodedStream.Find(name) is { } encoding
            ? encoding is UTF8Encoding ? null : encoding
            : throw SourceFault.NotSupported.With(
                $"files in the encoding '{name}' (data.properties.encoding); encodings such as UTF-8 and ISO-8859-1 are read");
    }
}
