namespace TypedFlows.Compiler;

/// <summary>Paths that are the same on every machine, so that the output is.</summary>
internal static class RelativePath
{
    /// <summary>The path from a folder to a file with forward slashes; the file's own path where there is none.</summary>
    public static string From(string? directory, string path)
    {
        var full = path.Replace('\\', '/');
        if (directory is null)
        {
            return full;
        }

        var from = directory.Replace('\\', '/').TrimEnd('/').Split('/');
        var to = full.Split('/');
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && string.Equals(from[shared], to[shared], StringComparison.Ordinal))
        {
            shared++;
        }

        // Another root (or a path that is relative already): there is no way from here to there.
        if (shared == 0)
        {
            return full;
        }

        return string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }
}
