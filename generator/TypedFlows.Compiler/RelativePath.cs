namespace TypedFlows.Compiler;

/// <summary>
/// Handles paths as text, the same way on every operating system. A path with a drive letter or a network share is a path of Windows, where
/// case has no meaning.
/// </summary>
internal static class RelativePath
{
    /// <summary>Returns the path from a folder to a file, with forward slashes.</summary>
    /// <returns>The relative path, or the file's full path if both have different roots or no folder is given.</returns>
    public static string From(string? directory, string path)
    {
        var full = Normalize(path);
        if (directory is null)
        {
            return full;
        }

        var from = Normalize(directory).TrimEnd('/').Split('/');
        var to = full.Split('/');
        var comparison = ComparisonOf(full);
        var shared = 0;
        while (shared < from.Length && shared < to.Length - 1 && string.Equals(from[shared], to[shared], comparison))
        {
            shared++;
        }

        // The root of a network path is //server/share: two empty steps and two names.
        var root = full.StartsWith("//", StringComparison.Ordinal) ? 4 : 1;
        return shared < root ? full : string.Join("/", Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)));
    }

    /// <summary>Returns the path of a file as people name it: relative if the file is inside the folder, and full otherwise.</summary>
    public static string Shown(string directory, string path) =>
        From(directory, path) is var relative && relative.StartsWith("../", StringComparison.Ordinal) ? Normalize(path) : relative;

    /// <summary>Returns a value indicating whether a path starts at a root, of Windows or of another operating system.</summary>
    public static bool IsRooted(string path) => (path.Length > 0 && path[0] is ('/' or '\\')) || HasDrive(path);

    /// <summary>Returns a value indicating whether two full paths name the same file.</summary>
    public static bool IsSame(string left, string right) => string.Equals(Normalize(left), Normalize(right), ComparisonOf(Normalize(left)));

    private static string Normalize(string path) => path.Replace('\\', '/');

    private static StringComparison ComparisonOf(string path) =>
        HasDrive(path) || path.StartsWith("//", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool HasDrive(string path) =>
        path.Length > 1 && path[1] == ':' && path[0] is ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
}

/// <summary>Handles file names that must be valid on every operating system.</summary>
internal static class PortableFileName
{
    private static readonly HashSet<string> s_devices = new(
        ((string[])["CON", "PRN", "AUX", "NUL"])
            .Concat(Enumerable.Range(1, 9).SelectMany(number => new[] { "COM" + number, "LPT" + number })),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns a value indicating whether Windows reserves a name, with any extension, for a device.</summary>
    public static bool IsDevice(string name) => s_devices.Contains(name.Split('.')[0].TrimEnd(' '));
}
