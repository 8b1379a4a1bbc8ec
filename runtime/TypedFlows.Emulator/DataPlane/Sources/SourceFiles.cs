using System.IO.Enumeration;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Finds the files that the parameters of a source connection select, inside the folder that replaces the system.</summary>
internal static class SourceFiles
{
    private static readonly string[] s_tableExtensions = ["", ".csv", ".json", ".jsonl", ".ndjson", ".tsv", ".csv.gz", ".json.gz"];
    private static readonly string[] s_databaseExtensions = [".db", ".sqlite", ".sqlite3"];

    /// <summary>Returns the files in ordinal order of their paths.</summary>
    /// <exception cref="SourceException">No file was found.</exception>
    public static IReadOnlyList<SourceFile> Find(string folder, JsonView parameters, SourceFormat format)
    {
        var asked = Text(parameters["path"]) ?? Text(parameters["tableName"]) ?? "/";
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (!Directory.Exists(root))
        {
            throw SourceFault.NoSuchPath.With(asked, File.Exists(root) ? root + " is a file, not a folder" : root + " does not exist");
        }

        try
        {
            return asked.AsSpan().IndexOfAny('*', '?') >= 0
                ? Matching(root, asked, format)
                : Named(root, asked, IsTrue(parameters["recursive"]), format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(asked, e.Message);
        }
    }

    /// <summary>
    /// Lists the content of a folder of the source, folders first: the name, the path in the source, and whether it is a folder.
    /// </summary>
    /// <exception cref="SourceException">The folder does not exist.</exception>
    public static IReadOnlyList<(string Name, string Path, bool IsFolder)> List(string folder, string asked)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var path = Resolve(root, asked);
        if (!Directory.Exists(path))
        {
            throw SourceFault.NoSuchPath.With(asked, path + " is not a folder");
        }

        return
        [
            .. Directory.EnumerateDirectories(path)
                .Order(StringComparer.Ordinal)
                .Select(found => (Path.GetFileName(found), Name(root, found), true)),
            .. Directory.EnumerateFiles(path)
                .Order(StringComparer.Ordinal)
                .Select(found => (Path.GetFileName(found), Name(root, found), false)),
        ];
    }

    private static IReadOnlyList<SourceFile> Named(string root, string asked, bool isRecursive, SourceFormat format)
    {
        var path = Resolve(root, asked);
        if (Directory.Exists(path))
        {
            return Enumerate(root, path, isRecursive, format.Takes);
        }

        // A file replaces a table: Hubspot.Contacts is Hubspot.Contacts.csv.
        foreach (var extension in s_tableExtensions)
        {
            var file = path + extension;
            if (File.Exists(file))
            {
                // The path may be a link although the requested name was not one.
                if (!FileKind.IsContained(root, file))
                {
                    throw SourceFault.OutsideFolder.With(asked);
                }

                return FileKind.IsRegular(file)
                    ? Tables(new(file, Name(root, file)))
                    : throw SourceFault.Unreadable.With(Name(root, file), "it is not a regular file.");
            }
        }

        return FindTable(root, asked.Trim('/')) ?? throw SourceFault.NoSuchPath.With(asked, path + " does not exist");
    }

    /// <summary>Returns the file, or the tables of a database.</summary>
    private static IReadOnlyList<SourceFile> Tables(SourceFile file) =>
        s_databaseExtensions.Contains(Path.GetExtension(file.Path).ToLowerInvariant())
            ? [.. TableSource.Tables(file).Select(table => file with { Table = table, Name = $"{file.Name}/{table}" })]
            : [file];

    /// <summary>Finds a table of one of the databases: <c>contacts</c>, or <c>crm.contacts</c> for the table of crm.db.</summary>
    private static IReadOnlyList<SourceFile>? FindTable(string root, string asked)
    {
        foreach (var database in Directory.EnumerateFiles(root).Order(StringComparer.Ordinal)
            .Where(path => s_databaseExtensions.Contains(Path.GetExtension(path).ToLowerInvariant())))
        {
            if (!FileKind.IsRegular(database) || !FileKind.IsContained(root, database))
            {
                continue;
            }

            var prefix = Path.GetFileNameWithoutExtension(database) + ".";
            var found = Tables(new(database, Name(root, database)))
                .Where(
                    file =>
                        file.Table == asked
                            || (asked.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && file.Table == asked[prefix.Length..]))
                .ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Returns the files with paths that match a pattern: * and ? within a name, ** for any number of folders.</summary>
    private static IReadOnlyList<SourceFile> Matching(string root, string asked, SourceFormat format)
    {
        var pattern = asked.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (pattern.Contains(".."))
        {
            throw SourceFault.OutsideFolder.With(asked);
        }

        var plain = pattern.TakeWhile(part => part.AsSpan().IndexOfAny('*', '?') < 0).ToArray();
        var folder = Resolve(root, string.Join('/', plain));
        if (!Directory.Exists(folder))
        {
            throw SourceFault.NoSuchPath.With(asked, folder + " does not exist");
        }

        var rest = pattern[plain.Length..];
        return [.. Enumerate(root, folder, rest.Length > 1, _ => true)
            .Where(
                file =>
                    IsMatch(rest, Path.GetRelativePath(folder, file.Path).Split(Path.DirectorySeparatorChar))
                        && (format.Takes(file.Path)
                                || !rest[^1].Contains("*", StringComparison.Ordinal)
                                || rest[^1].Contains('.', StringComparison.Ordinal)))];
    }

    private static bool IsMatch(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        if (pattern.IsEmpty || path.IsEmpty)
        {
            return pattern.IsEmpty && path.IsEmpty;
        }

        return pattern[0] == "**"
            ? IsMatch(pattern[1..], path) || IsMatch(pattern, path[1..])
            : FileSystemName.MatchesSimpleExpression(pattern[0], path[0], ignoreCase: false) && IsMatch(pattern[1..], path[1..]);
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

        // Neither dots nor links can leave the folder.
        return (path == root
                || path.StartsWith(
                    Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar,
                    StringComparison.Ordinal))
            && FileKind.IsContained(root, path)
            ? path
            : throw SourceFault.OutsideFolder.With(asked);
    }

    private static IReadOnlyList<SourceFile> Enumerate(string root, string folder, bool isRecursive, TakesName takes)
    {
        // Links to folders are not followed, because they could form a cycle.
        var found = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = isRecursive, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && takes(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        return
        [
            .. found
                .Where(path => FileKind.IsRegular(path) && FileKind.IsContained(root, path))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, Name(root, path))),
        ];
    }

    private static string Name(string root, string file) =>
        "/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;

    private static bool IsTrue(JsonView value) => value.Element.ValueKind == JsonValueKind.True || Text(value) == "true";

    private delegate bool TakesName(ReadOnlySpan<char> name);
}

/// <summary>A file of a source.</summary>
/// <param name="Path">The path on this machine.</param>
/// <param name="Name">The path in the source, such as <c>/contacts.csv</c>; messages use it.</param>
/// <param name="Table">The database table that is read; <see langword="null"/> for a file that is not a database.</param>
internal sealed record SourceFile(string Path, string Name, string? Table = null);

/// <summary>Identifies the version of a file, to detect changes.</summary>
internal readonly record struct FileStamp(long Length, DateTime LastWriteUtc)
{
    public static FileStamp Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc);
}
