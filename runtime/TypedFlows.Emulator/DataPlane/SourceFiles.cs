using System.IO.Enumeration;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Finds the files that a source connection's parameters mean, inside the folder that stands for the system.</summary>
internal static class SourceFiles
{
    private const string Extension = ".csv";

    /// <summary>The files in ordinal order of their paths.</summary>
    /// <exception cref="SourceException">There are none to be had.</exception>
    public static IReadOnlyList<SourceFile> Find(string folder, JsonView parameters)
    {
        var asked = Text(parameters["path"]) ?? Text(parameters["tableName"]) ?? "/";
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var path = Resolve(root, asked);
        if (!Directory.Exists(root))
        {
            throw SourceFault.NoSuchPath.With(asked, File.Exists(root) ? root + " is a file, not a folder" : root + " does not exist");
        }

        try
        {
            if (Directory.Exists(path))
            {
                return [.. Enumerate(path, IsTrue(parameters["recursive"])).Order(StringComparer.Ordinal).Select(file => new SourceFile(file, Name(root, file)))];
            }

            // A file stands for a table: Hubspot.Contacts is Hubspot.Contacts.csv.
            foreach (var file in (string[])[path, path + Extension])
            {
                if (File.Exists(file))
                {
                    return [new(file, Name(root, file))];
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(path, e.Message);
        }

        throw SourceFault.NoSuchPath.With(asked, path + " does not exist");
    }

    private static string Resolve(string root, string asked)
    {
        string path;
        try
        {
            path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(root, asked.TrimStart('/', '\\'))));
        }
        catch (ArgumentException)
        {
            throw SourceFault.OutsideFolder.With(asked);
        }

        return path == root || path.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw SourceFault.OutsideFolder.With(asked);
    }

    // Links to folders are not followed: they could lead in a circle.
    private static FileSystemEnumerable<string> Enumerate(string folder, bool isRecursive) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = isRecursive, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                !entry.IsDirectory && entry.FileName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };

    private static string Name(string root, string file) => "/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;

    private static bool IsTrue(JsonView value) => value.Element.ValueKind == JsonValueKind.True || Text(value) == "true";
}
