namespace TypedFlows.Emulator.DataPlane;

/// <summary>
/// Reads the files of an account of a storage service. Paths have no slash at their ends, and the root is empty. Every method blocks and
/// throws <see cref="SourceException"/> with the path and the reason.
/// </summary>
internal interface IFileAccount : IDisposable
{
    /// <summary>Verifies that the credentials permit to list the account, or the bucket that the connection names.</summary>
    void Test(CancellationToken cancellationToken);

    /// <summary>Returns the file with exactly this path, or <see langword="null"/> if there is none.</summary>
    AccountFile? Find(string path, CancellationToken cancellationToken);

    /// <summary>Lists a folder. A recursive list has no folders. A folder that does not exist has no content.</summary>
    IEnumerable<AccountFile> List(string folder, bool isRecursive, CancellationToken cancellationToken);

    /// <summary>Reads a range of the file and fills the buffer, which does not exceed the end of the file.</summary>
    /// <exception cref="SourceException">The file has another version now, or cannot be read.</exception>
    void Read(AccountFile file, long offset, Memory<byte> buffer, CancellationToken cancellationToken);
}

/// <summary>Represents an entry of a folder of an account.</summary>
/// <param name="Path">The path without a slash at its ends.</param>
/// <param name="Length">The size in bytes.</param>
/// <param name="Version">The version, which a range is requested with; <see langword="null"/> if the service has none.</param>
internal sealed record AccountFile(string Path, long Length, DateTime LastWriteUtc, string? Version, bool IsFolder = false)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public static AccountFile Folder(string path) => new(path.TrimEnd('/'), 0, default, null, true);
}
