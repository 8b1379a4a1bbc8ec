using System.IO.Enumeration;
using System.Text.Json;
using TypedFlows.Emulator.Json;

namespace TypedFlows.Emulator.DataPlane;

/// <summary>Finds the files that the parameters of a source connection select, inside the folder that replaces the system.</summary>
internal static class SourceFiles
{
    private static readonly string[] s_tableExtensions =
        ["", ".csv", ".json", ".jsonl", ".ndjson", ".tsv", ".csv.gz", ".json.gz", ".parquet"];

    private static readonly string[] s_databaseExtensions = [".db", ".sqlite", ".sqlite3"];

    public const string Formats = "delimited files, JSON, JSON Lines and Parquet are read";
    public const string NotOfFormat = "its name is not one of the format of the source";
    public const string IsEmpty = "it is empty";

    /// <summary>Returns the files in ordinal order of their paths.</summary>
    /// <exception cref="SourceException">No file was found, or no file has a format that is read.</exception>
    public static SourceSelection Find(
        string folder, JsonView parameters, SourceFormat format, CancellationToken cancellationToken = default)
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
                ? Matching(root, asked, format, cancellationToken)
                : Named(root, asked, parameters, format, cancellationToken);
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
        try
        {
            var path = Resolve(root, asked);
            return Directory.Exists(path)
                ? [.. Entries(Directory.EnumerateDirectories(path), true), .. Entries(Directory.EnumerateFiles(path), false)]
                : throw SourceFault.NoSuchPath.With(asked, path + " is not a folder");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SourceFault.Unreadable.With(asked, e.Message);
        }

        IEnumerable<(string, string, bool)> Entries(IEnumerable<string> paths, bool isFolder) =>
            paths.Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), Name(root, path), isFolder));
    }

    /// <summary>Returns whether a file or folder is never data, such as <c>.DS_Store</c> and <c>__MACOSX</c>.</summary>
    public static bool IsHidden(string name) => name.StartsWith('.') || name == "__MACOSX";

    /// <summary>Returns the first names of a list.</summary>
    public static string Shorten(IEnumerable<string> names)
    {
        var first = names.Take(6).ToList();
        return string.Join(", ", first.Take(5)) + (first.Count > 5 ? ", ..." : string.Empty);
    }

    /// <exception cref="SourceException">The source connection requests a file, but the path is a folder, or the reverse.</exception>
    public static void RequireType(JsonView parameters, string asked, bool isFolder)
    {
        if (Text(parameters["type"]) is { } type && type is "file" or "folder" && (type == "folder") != isFolder)
        {
            throw SourceFault.OtherType.With(type, asked, isFolder ? "folder" : "file");
        }
    }

    private static SourceSelection Named(
        string root, string asked, JsonView parameters, SourceFormat format, CancellationToken cancellationToken)
    {
        var path = Resolve(root, asked);
        var isFolder = Directory.Exists(path);
        if (isFolder || File.Exists(path))
        {
            RequireType(parameters, asked, isFolder);
        }

        if (isFolder)
        {
            return Select(
                asked,
                Enumerate(root, path, IsTrue(parameters["recursive"]), cancellationToken),
                file => format.Takes(file.Path));
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
                    ? new(Tables(new(file, Name(root, file))), [])
                    : throw SourceFault.Unreadable.With(Name(root, file), "it is not a regular file.");
            }
        }

        return FindTable(root, asked.Trim('/')) is { } tables
            ? new(tables, [])
            : throw SourceFault.NoSuchPath.With(asked, path + " does not exist");
    }

    /// <summary>Returns the file, or the tables of a database.</summary>
    private static IReadOnlyList<SourceFile> Tables(SourceFile file) =>
        s_databaseExtensions.Contains(Path.GetExtension(file.Path).ToLowerInvariant())
            ? [.. new SqliteFile(file).Tables().Select(table => file with { Table = table, Name = $"{file.Name}/{table}" })]
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
    private static SourceSelection Matching(string root, string asked, SourceFormat format, CancellationToken cancellationToken)
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
        var isAnyName = rest[^1].Contains('*', StringComparison.Ordinal) && !rest[^1].Contains('.', StringComparison.Ordinal);
        return Select(
            asked,
            Enumerate(root, folder, rest.Length > 1, cancellationToken)
                .Where(file => IsMatch(rest, Path.GetRelativePath(folder, file.Path).Split(Path.DirectorySeparatorChar))),
            file => !isAnyName || format.Takes(file.Path));
    }

    /// <summary>Divides files into those that are read and those that are left out.</summary>
    /// <exception cref="SourceException">There are files, but none has a format that is read.</exception>
    public static SourceSelection Select(string asked, IEnumerable<SourceFile> files, Func<SourceFile, bool> takes)
    {
        var taken = new List<SourceFile>();
        var skipped = new List<(SourceFile, string)>();
        foreach (var file in files)
        {
            if (file.Remote is null && (!FileKind.IsRegular(file.Path) || !FileKind.IsContained(file.Root, file.Path)))
            {
                skipped.Add((file, "it is not a regular file, or it is a link out of the folder of the source"));
            }
            else if (IsHidden(Path.GetFileName(file.Path)))
            {
                skipped.Add((file, "it is a hidden file"));
            }
            else if (takes(file))
            {
                taken.Add(file);
            }
            else
            {
                skipped.Add((file, NotOfFormat));
            }
        }

        // Programs mark the end of their output with files such as _SUCCESS.
        var data = skipped.Where(item => item.Item2 == NotOfFormat && !Path.GetFileName(item.Item1.Path).StartsWith('_')).ToList();
        return taken.Count > 0 || data.Count == 0
            ? new(taken, skipped)
            : throw SourceFault.NotSupported.With($"the files of '{asked}': {Shorten(data.Select(item => item.Item1.Name))}; {Formats}");
    }

    /// <summary>
    /// Returns whether a path matches a pattern, in time proportional to the product of their lengths: each cell states whether the first
    /// parts of the pattern match the first parts of the path.
    /// </summary>
    internal static bool IsMatch(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
    {
        var matches = new bool[path.Length + 1];
        matches[0] = true;
        foreach (var part in pattern)
        {
            var isAnyDepth = part == "**";
            var diagonal = matches[0];
            matches[0] = matches[0] && isAnyDepth;
            for (var i = 1; i <= path.Length; i++)
            {
                var above = matches[i];
                matches[i] = isAnyDepth
                    ? above || matches[i - 1]
                    : diagonal && FileSystemName.MatchesSimpleExpression(part, path[i - 1], ignoreCase: false);
                diagonal = above;
            }
        }

        return matches[path.Length];
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

    private static List<SourceFile> Enumerate(string root, string folder, bool isRecursive, CancellationToken cancellationToken)
    {
        // Links to folders are not followed, because they could form a cycle.
        var found = new FileSystemEnumerable<string>(
            folder,
            (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = isRecursive, IgnoreInaccessible = false, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return !entry.IsDirectory;
            },
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                (entry.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System)) == 0,
        };
        return [.. found.Order(StringComparer.Ordinal).Select(path => new SourceFile(path, Name(root, path)) { Root = root })];
    }

    private static string Name(string root, string file) =>
        "/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');

    private static string? Text(JsonView value) => value.Element.ValueKind == JsonValueKind.String ? value.Element.GetString() : null;

    private static bool IsTrue(JsonView value) => value.Element.ValueKind == JsonValueKind.True || Text(value) == "true";
}
