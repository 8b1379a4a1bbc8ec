using System.IO.Compression;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Reads the files of an archive.</summary>
/// <param name="format">The format of the source, which selects the files.</param>
/// <param name="file">The archive.</param>
/// <param name="skip">Receives each file that is left out, and the reason.</param>
internal sealed class ArchiveFiles(SourceFormat format, SourceFile file, ColumnTypes types, Action<SourceFile, string> skip)
{
    private readonly Decompression _budget = new(file.Stamp().Length);

    /// <summary>Returns a source for each file that has a format of the source.</summary>
    public IEnumerable<RecordSource> OpenZip(Stream stream)
    {
        using var archive = OpenArchive(stream);
        List<ZipArchiveEntry> all;
        try
        {
            all = [.. archive.Entries.Where(entry => entry.Name.Length > 0)];
        }
        catch (InvalidDataException e)
        {
            throw NotZip(e);
        }

        var taken = Select([.. all.Select(entry => entry.FullName)]);
        foreach (var entry in all.Where(entry => taken.Contains(entry.FullName)))
        {
            if (Open(entry.FullName, inner => new BoundedStream(new ZipEntryContent(entry), inner, _budget)) is { } source)
            {
                yield return source;
            }
        }
    }

    /// <summary>Returns a source for each file that has a format of the source.</summary>
    /// <param name="open">Opens the archive. It is read twice, because its names are between its files.</param>
    public IEnumerable<RecordSource> OpenTar(string container, Func<Stream> open)
    {
        var names = new List<string>();
        using (var archive = new TarContent(Container.Decompress(container, open(), file, new(file.Stamp().Length)), file))
        {
            while (archive.Next() is { } entry)
            {
                names.Add(entry.Name);
            }
        }

        var taken = Select(names);
        using var content = new TarContent(Container.Decompress(container, open(), file, _budget), file);
        while (content.Next() is { } entry)
        {
            if (taken.Contains(entry.Name) && Open(entry.Name, _ => entry.DataStream ?? Stream.Null) is { } source)
            {
                yield return source;
            }
        }
    }

    /// <summary>Selects the files that have a format of the source. The only file of an archive may have any name.</summary>
    private HashSet<string> Select(List<string> all)
    {
        var data = all.Where(name => !name.Split('/').Any(part => part != "." && SourceFiles.IsHidden(part))).ToList();
        var taken = data.Count == 1
            ? data
            : [.. data.Where(name => format.Takes(Path.GetFileName(name)) && !Container.IsArchive(Container.Of(name)))];
        if (taken.Count == 0 && data.Count > 0)
        {
            throw SourceFault.NotSupported.With($"the files of {file.Name}: {SourceFiles.Shorten(data)}; {SourceFiles.Formats}");
        }

        foreach (var name in all.Except(taken))
        {
            skip(Inner(name), SourceFiles.NotOfFormat);
        }

        return [.. taken];
    }

    private RecordSource? Open(string name, Func<SourceFile, Stream> open)
    {
        var inner = Inner(name);
        try
        {
            return format.Open(inner, Path.GetFileName(name), Container.Decompress(Container.Of(name), open(inner), inner, _budget), types);
        }
        catch (SourceException e) when (e.Fault == SourceFault.Empty)
        {
            skip(inner, SourceFiles.IsEmpty);
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            // The entry is encrypted, or compressed in another way.
            throw SourceFault.Malformed.With(inner.Name, "it cannot be decompressed: " + e.Message);
        }
    }

    private SourceFile Inner(string name) =>
        file with { Name = $"{file.Name}/{(name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name)}" };

    private ZipArchive OpenArchive(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException e)
        {
            stream.Dispose();
            throw NotZip(e);
        }
    }

    private SourceException NotZip(InvalidDataException e) =>
        SourceFault.Malformed.With(file.Name, "it is not a zip archive: " + e.Message);
}
