using System.Reflection;
using TypedFlows.Compiler;

namespace TypedFlows.Emulator.Specs;

/// <summary>Finds spec files in an assembly or a folder.</summary>
internal static class SpecTexts
{
    private const string Folder = "specs";

    /// <summary>
    /// Returns the resources named <c>specs/...</c>, or <c>specs.flow/...</c> if the project declares the kind of a file.
    /// </summary>
    public static IReadOnlyList<SpecFileText> Of(Assembly assembly)
    {
        // A dynamic assembly has no resources and throws.
        if (assembly.IsDynamic)
        {
            return [];
        }

        var texts = new List<SpecFileText>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var name = resource.Replace('\\', '/');
            var parts = name.Split('/', 2);
            var kind = parts[0].StartsWith(Folder + ".", StringComparison.Ordinal) ? parts[0][(Folder.Length + 1)..] : null;
            if (parts.Length == 1 || (kind is null && parts[0] != Folder) || !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            texts.Add(new(FromProject(parts[1]), reader.ReadToEnd(), kind: kind));
        }

        return texts;
    }

    /// <summary>Converts a path relative to the specs folder to a path relative to the project, as the generator uses it.</summary>
    internal static string FromProject(string path)
    {
        const string Above = "../";
        return RelativePath.IsRooted(path) ? path
            : path.StartsWith(Above, StringComparison.Ordinal) ? path[Above.Length..]
            : $"{Folder}/{path}";
    }

    /// <summary>
    /// Returns the spec files of a folder and its subfolders, as a build includes them. Folders with a name that starts with a dot are
    /// skipped.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist. The message contains its name.</exception>
    /// <exception cref="IOException">A file cannot be read. The message contains its name.</exception>
    public static IReadOnlyList<SpecFileText> Of(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The specs folder {folder} does not exist.");
        }

        try
        {
            return
            [
                .. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
                    .Where(
                        path =>
                            !Path.GetRelativePath(root, path)
                                .Split(Path.DirectorySeparatorChar)
                                .SkipLast(1)
                                .Any(step => step.StartsWith('.')))
                    .OrderBy(path => path.Replace('\\', '/'), StringComparer.Ordinal)
                    .Select(Read),
            ];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The specs folder {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads one spec file. Its path is relative to the current directory if possible, otherwise absolute.</summary>
    /// <exception cref="IOException">The file cannot be read. The message contains its name.</exception>
    public static SpecFileText Read(string file)
    {
        var full = Path.GetFullPath(file);
        var shown = RelativePath.Shown(Environment.CurrentDirectory, full);
        try
        {
            return new(shown, File.ReadAllText(full));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IOException($"{shown} cannot be read: {e.Message}", e);
        }
    }
}
