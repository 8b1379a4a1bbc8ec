using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Provides the files of the system behind a connection. Its methods block.</summary>
internal abstract class SourceStore : IDisposable
{
    /// <summary>Returns the files that the parameters of a source connection select, in ordinal order of their paths.</summary>
    /// <exception cref="SourceException">No file was found, or no file has a format that is read.</exception>
    public abstract SourceSelection Find(JsonView parameters, SourceFormat format, CancellationToken cancellationToken);

    /// <summary>
    /// Lists the content of a folder, folders first: the name, the path in the source, and whether it is a folder.
    /// </summary>
    /// <exception cref="SourceException">The folder does not exist.</exception>
    public abstract IReadOnlyList<(string Name, string Path, bool IsFolder)> List(string path, CancellationToken cancellationToken);

    /// <summary>Verifies that the system can be read.</summary>
    /// <exception cref="SourceException">The system cannot be read.</exception>
    public abstract void Test(CancellationToken cancellationToken);

    /// <summary>Gets a value indicating whether the store has tables instead of files.</summary>
    public virtual bool HasTables => false;

    public virtual void Dispose()
    {
    }
}

/// <summary>Provides the files of a folder on this machine, which replaces a system.</summary>
internal sealed class FolderStore(string folder) : SourceStore
{
    public override SourceSelection Find(JsonView parameters, SourceFormat format, CancellationToken cancellationToken) =>
        SourceFiles.Find(folder, parameters, format, cancellationToken);

    public override IReadOnlyList<(string Name, string Path, bool IsFolder)> List(string path, CancellationToken cancellationToken) =>
        SourceFiles.List(folder, path);

    public override void Test(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw SourceFault.NoSuchPath.With("/", folder + " does not exist");
        }
    }
}
