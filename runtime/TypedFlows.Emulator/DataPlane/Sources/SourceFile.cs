namespace TypedFlows.Emulator.DataPlane;

/// <summary>Represents a file of a source.</summary>
/// <param name="Path">The path on this machine, or in the account.</param>
/// <param name="Name">The path in the source, such as <c>/contacts.csv</c>; messages use it.</param>
/// <param name="Table">The database table that is read; <see langword="null"/> for a file that is not a database.</param>
internal sealed record SourceFile(string Path, string Name, string? Table = null)
{
    /// <summary>Gets the folder of the source; empty if the file was named.</summary>
    public string Root { get; init; } = string.Empty;

    /// <summary>Gets the account that has the file, and its entry there; <see langword="null"/> for a file of this machine.</summary>
    public (IFileAccount Account, AccountFile File)? Remote { get; init; }

    /// <summary>
    /// Gets the database server that has the table, and the time of the run; <see langword="null"/> for a table of a file.
    /// </summary>
    public (ITableDatabase Database, DateTime ReadUtc)? Server { get; init; }

    /// <summary>Returns the size and the time of the last change.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public FileStamp Stamp()
    {
        if (Remote is { } remote)
        {
            // Each range is requested with the version of the file, so a change during the run is noticed there.
            return new(remote.File.Length, remote.File.LastWriteUtc);
        }

        if (Server is { } server)
        {
            // A server does not tell when a table changed, so each run reads all of it, or what a delta column selects.
            return new(0, server.ReadUtc);
        }

        try
        {
            return FileStamp.Of(new FileInfo(Path));
        }
        catch (IOException e)
        {
            throw SourceFault.Unreadable.With(Name, e.Message);
        }
    }

    /// <summary>Opens the file. The stream can seek.</summary>
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public Stream Open(CancellationToken cancellationToken)
    {
        if (Remote is { } remote)
        {
            return new RangeStream(remote.Account, remote.File, cancellationToken);
        }

        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(Name, e.Message);
        }
    }
}

/// <summary>Represents the files that a source connection selects.</summary>
/// <param name="Files">The files to read.</param>
/// <param name="Skipped">The files that are left out, and the reasons.</param>
internal sealed record SourceSelection(IReadOnlyList<SourceFile> Files, IReadOnlyList<(SourceFile File, string Reason)> Skipped);

/// <summary>Identifies the version of a file, to detect changes.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWriteUtc)
{
    public static FileStamp Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc);
}
