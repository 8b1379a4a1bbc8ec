namespace TypedFlows.Tool.Importing;

/// <summary>The folder of an imported project. It is written completely or not at all.</summary>
internal sealed class ImportedFolder
{
    private readonly string _path;
    private readonly bool _isForced;

    /// <exception cref="ToolException">The folder cannot be used.</exception>
    public ImportedFolder(string path, bool isForced)
    {
        Shown = path;
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        _isForced = isForced;
        if (File.Exists(_path))
        {
            throw new ToolException($"{path} is a file. Name a folder with -o.");
        }

        if (!isForced && HasFiles)
        {
            throw new ToolException($"{path} is not empty. Name another folder with -o, or replace files of the same names with --force.");
        }
    }

    /// <summary>Gets the path as the user typed it.</summary>
    public string Shown { get; }

    private bool HasFiles => Directory.Exists(_path) && Directory.EnumerateFileSystemEntries(_path).Any();

    /// <summary>Writes the files beside the folder, and moves them when they are complete.</summary>
    /// <returns>The paths of the files, and the remarks.</returns>
    /// <exception cref="ToolException">Files cannot be moved. The message names those that were replaced.</exception>
    public (IReadOnlyList<string> Files, IReadOnlyList<string> Remarks) Write(Func<string, IReadOnlyList<string>> write)
    {
        var parent = Path.GetDirectoryName(_path) ?? _path;
        Directory.CreateDirectory(parent);
        var next = Path.Combine(parent, $".{Path.GetFileName(_path)}.{Guid.NewGuid():n}");
        Directory.CreateDirectory(next);
        try
        {
            var remarks = write(next);
            var files = Directory.EnumerateFiles(next, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(next, file)).Order(StringComparer.Ordinal).ToList();
            if (HasFiles)
            {
                Replace(next, files);
            }
            else
            {
                if (Directory.Exists(_path))
                {
                    Directory.Delete(_path);
                }

                Directory.Move(next, _path);
            }

            return ([.. files.Select(file => Path.Combine(Shown, file).Replace('\\', '/'))], remarks);
        }
        finally
        {
            if (Directory.Exists(next))
            {
                Directory.Delete(next, recursive: true);
            }
        }
    }

    private void Replace(string next, IReadOnlyList<string> files)
    {
        if (!_isForced)
        {
            throw new ToolException($"{Shown} is no longer empty. Name another folder with -o.");
        }

        var done = new List<string>();
        foreach (var file in files)
        {
            try
            {
                var target = Path.Combine(_path, file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(Path.Combine(next, file), target, overwrite: true);
                done.Add(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ToolException(
                    $"{Path.Combine(Shown, file)} cannot be written: {e.Message} "
                        + (done.Count == 0 ? "Nothing was changed." : $"These files were replaced before: {string.Join(", ", done)}."),
                    ExitCode.Failed);
            }
        }
    }
}
