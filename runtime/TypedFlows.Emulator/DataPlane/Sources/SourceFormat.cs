using System.IO.Compression;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>The file format that a source connection declares.</summary>
/// <param name="Format">delimited, json, or <see langword="null"/> if the file names decide.</param>
/// <param name="Compression">gzip, zip, or <see langword="null"/> if the file names decide.</param>
internal sealed record SourceFormat(string? Format, char? Delimiter, string? Compression)
{
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
            var other => throw SourceFault.NotSupported.With($"files of the format '{other}' (data.format of the source connection)"),
        };
        var properties = data.Object("properties");
        var compression = properties.Text("compressionType")?.ToLowerInvariant() switch
        {
            null or "" or "none" => null,
            "gzip" => "gzip",
            "zip" or "zipdeflate" => "zip",
            var other =>
                throw SourceFault.NotSupported.With($"files compressed with '{other}' (data.properties.compressionType); gzip and zip "
                    + "are read"),
        };
        char? delimiter = (properties.Text("columnDelimiter") ?? data.Text("columnDelimiter")) switch
        {
            null or "" => null,
            "\\t" => '\t',
            [var one] => one,
            var other => throw SourceFault.NotSupported.With($"files with '{other}' between fields; one character is read"),
        };
        return new(format, delimiter, compression);
    }

    /// <summary>Returns whether the source includes a file of a folder, according to the file name.</summary>
    public bool Takes(ReadOnlySpan<char> name)
    {
        var extension = Path.GetExtension(name).ToString().ToLowerInvariant();
        if (extension is ".gz" or ".zip")
        {
            var inner = Path.GetExtension(Path.GetFileNameWithoutExtension(name)).ToString().ToLowerInvariant();
            return inner.Length == 0 || Takes(inner) || extension == ".zip";
        }

        return Format switch
        {
            "delimited" => s_delimited.Contains(extension),
            "json" => s_json.Contains(extension),
            _ => s_delimited.Contains(extension) || s_json.Contains(extension),
        };
    }

    /// <summary>Opens a file. An archive yields a source for each of its files.</summary>
    /// <exception cref="SourceException">The file cannot be opened or its format is not supported.</exception>
    public IEnumerable<RecordSource> Open(SourceFile file, ColumnTypes types)
    {
        var name = Path.GetFileName(file.Path).ToLowerInvariant();
        if (file.Table is not null)
        {
            yield return new TableSource(file);
            yield break;
        }

        var compression = Compression ?? Path.GetExtension(name) switch
        {
            ".gz" => "gzip",
            ".zip" => "zip",
            _ => null,
        };
        switch (compression)
        {
            case null:
                yield return Open(file, name, null, types);
                break;
            case "gzip":
                var stream = OpenFile(file);
                yield return Open(
                    file,
                    name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name,
                    new BoundedStream(new GZipStream(stream, CompressionMode.Decompress), file, new(stream.Length)),
                    types);
                break;
            default:
                using (var archive = OpenArchive(file))
                {
                    var budget = new Decompression(new FileInfo(file.Path).Length);
                    foreach (var entry in archive.Entries.Where(entry => entry.Length > 0 || entry.Name.Length > 0))
                    {
                        var inner = file with { Name = $"{file.Name}/{entry.FullName}" };
                        yield return Open(inner, entry.Name.ToLowerInvariant(), new BoundedStream(entry.Open(), inner, budget), types);
                    }
                }

                break;
        }
    }

    /// <param name="stream">The content; <see langword="null"/> for the file itself.</param>
    private RecordSource Open(SourceFile file, string name, Stream? stream, ColumnTypes types)
    {
        var extension = Path.GetExtension(name);
        if (extension == ".parquet")
        {
            stream?.Dispose();
            throw SourceFault.NotSupported.With($"Parquet files ({file.Name}); delimited files, JSON and JSON Lines are read");
        }

        if (extension is ".jsonl" or ".ndjson")
        {
            return new JsonLinesSource(file, stream ?? OpenFile(file));
        }

        if (Format == "json" || (Format is null && extension == ".json"))
        {
            return new JsonReaderSource(file, stream ?? OpenFile(file));
        }

        return new DelimitedReader(file, Delimiter ?? (extension == ".tsv" ? '\t' : extension == ".psv" ? '|' : ','), types, stream);
    }

    private static ZipArchive OpenArchive(SourceFile file)
    {
        var stream = OpenFile(file);
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw SourceFault.Malformed.With(file.Name, "it is not a zip archive: " + e.Message);
        }
    }

    private static FileStream OpenFile(SourceFile file)
    {
        try
        {
            return new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(file.Name, e.Message);
        }
    }
}
