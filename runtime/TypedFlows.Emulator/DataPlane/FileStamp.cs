namespace TypedFlows.Emulator.DataPlane;

/// <summary>By which a file is known to have changed.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWriteUtc)
{
    public static FileStamp Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc);
}
