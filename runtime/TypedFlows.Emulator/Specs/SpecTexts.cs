using System.Reflection;
using TypedFlows.Compiler;

namespace TypedFlows.Emulator.Specs;

/// <summary>Finds spec files: those that an assembly carries, and those of a folder.</summary>
internal static class SpecTexts
{
    private const string Folder = "specs";

    /// <summary>Resources named <c>specs/...</c>, or <c>specs.flow/...</c> where the project says of what kind a file is.</summary>
    public static IReadOnlyList<SpecFileText> Of(Assembly assembly)
    {
        // An assembly made at run time has no resources and says so by throwing.
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
            texts.Add(new(FromProject(parts[1]), reader.ReadToEnd(), Kind: kind));
        }

        return texts;
    }

    /// <summary>The path from the project, as the generator has it, of a file named from the project's folder of specs.</summary>
    internal static string FromProject(string path)
    {
        const string Above = "../";
        return RelativePath.IsRooted(path) ? path
            : path.StartsWith(Above, StringComparison.Ordinal) ? path[Above.Length..]
            : $"{Folder}/{path}";
    }

    /// <summary>The spec files of a folder and its sub-folders, as a build takes them: none in a folder whose name begins with a dot.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder; the message names it.</exception>
    /// <exception cref="IOException">A file cannot be read; the message names it.</exception>
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
                    .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).SkipLast(1).Any(step => step.StartsWith('.')))
                    .OrderBy(path => path.Replace('\\', '/'), StringComparer.Ordinal)
                    .Select(Read),
            ];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The specs folder {folder} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>One spec file, its path as people name it: from the current directory where it lies in there, else in full.</summary>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
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
