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

    /// <summary>Opens a file. An archive yields a source for each of its files that has a format of the source.</summary>
    /// <param name="skip">Receives each file that is left out, and the reason.</param>
    /// <exception cref="SourceException">The file cannot be opened or its format is not supported.</exception>
    public IEnumerable<RecordSource> Open(
        SourceFile file, ColumnTypes types, Action<SourceFile, string> skip, CancellationToken cancellationToken)
    {
        if (file.Table is not null)
        {
            yield return new TableSource(file, cancellationToken);
            yield break;
        }

        var name = Path.GetFileName(file.Path).ToLowerInvariant();
        var compression = Compression ?? CompressionOf(name);
        var stream = new CancellableStream(OpenFile(file), cancellationToken);
        if (compression != "zip")
        {
            yield return Open(file, name, compression == "gzip" ? Decompress(stream, file) : stream, types);
            yield break;
        }

        using var archive = OpenArchive(file, stream);
        var budget = new Decompression(new FileInfo(file.Path).Length);
        foreach (var entry in Entries(file, archive, skip))
        {
            var inner = file with { Name = $"{file.Name}/{entry.FullName}" };
            if (OpenEntry(inner, entry, budget, types, skip) is { } source)
            {
                yield return source;
            }
        }
    }

    private static string? CompressionOf(string name) => Path.GetExtension(name) switch
    {
        ".gz" => "gzip",
        ".zip" => "zip",
        _ => null,
    };

    private static BoundedStream Decompress(Stream stream, SourceFile file) =>
        new(new GzipContent(stream), file, new(new FileInfo(file.Path).Length));

    /// <summary>Selects the entries of an archive that have a format of the source. The only file of an archive may have any name.</summary>
    private List<ZipArchiveEntry> Entries(SourceFile file, ZipArchive archive, Action<SourceFile, string> skip)
    {
        List<ZipArchiveEntry> all;
        try
        {
            all = [.. archive.Entries.Where(entry => entry.Name.Length > 0)];
        }
        catch (InvalidDataException e)
        {
            throw SourceFault.Malformed.With(file.Name, "it is not a zip archive: " + e.Message);
        }

        var data = all.Where(entry => !entry.FullName.Split('/').Any(SourceFiles.IsHidden)).ToList();
        var taken = data.Count == 1
            ? data
            : [.. data.Where(entry => Takes(entry.Name) && CompressionOf(entry.Name.ToLowerInvariant()) != "zip")];
        if (taken.Count == 0 && data.Count > 0)
        {
            throw SourceFault.NotSupported.With(
                $"the files of {file.Name}: {SourceFiles.Shorten(data.Select(entry => entry.FullName))}; {SourceFiles.Formats}");
        }

        foreach (var entry in all.Except(taken))
        {
            skip(file with { Name = $"{file.Name}/{entry.FullName}" }, SourceFiles.NotOfFormat);
        }

        return taken;
    }

    private RecordSource? OpenEntry(
        SourceFile file, ZipArchiveEntry entry, Decompression budget, ColumnTypes types, Action<SourceFile, string> skip)
    {
        try
        {
            var name = entry.Name.ToLowerInvariant();
            var content = new BoundedStream(new ZipEntryContent(entry), file, budget);
            return Open(
                file,
                name,
                CompressionOf(name) == "gzip" ? new BoundedStream(new GzipContent(content), file, budget) : content,
                types);
        }
        catch (SourceException e) when (e.Fault == SourceFault.Empty)
        {
            skip(file, SourceFiles.IsEmpty);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            // The entry is encrypted, or compressed in another way.
            throw SourceFault.Malformed.With(file.Name, "it cannot be decompressed: " + e.Message);
        }
    }

    /// <param name="name">The lowercase file name, with or without the extension of its compression.</param>
    /// <param name="stream">The decompressed content.</param>
    private RecordSource Open(SourceFile file, string name, Stream stream, ColumnTypes types)
    {
        try
        {
            var extension = Path.GetExtension(name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name);
            return extension == ".parquet"
                ? throw SourceFault.NotSupported.With($"Parquet files ({file.Name}); {SourceFiles.Formats}")
                : extension is ".jsonl" or ".ndjson" ? new JsonLinesSource(file, stream)
                : Format == "json" || (Format is null && extension == ".json") ? new JsonReaderSource(file, stream)
                : new DelimitedReader(file, Delimiter ?? (extension == ".tsv" ? '\t' : extension == ".psv" ? '|' : ','), types, stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static ZipArchive OpenArchive(SourceFile file, CancellableStream stream)
    {
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
