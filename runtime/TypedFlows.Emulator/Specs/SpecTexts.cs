using System.Reflection;

namespace TypedFlows.Emulator.Specs;

/// <summary>Finds spec files: those that an assembly carries, and those of a folder.</summary>
internal static class SpecTexts
{
    /// <summary>Resources named <c>specs/...</c>.</summary>
    public static IReadOnlyList<SpecText> Of(Assembly assembly)
    {
        // An assembly made at run time has no resources and says so by throwing.
        if (assembly.IsDynamic)
        {
            return [];
        }

        var texts = new List<SpecText>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith("specs/", StringComparison.Ordinal) || !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            texts.Add(new(name, reader.ReadToEnd()));
        }

        return texts;
    }

    /// <exception cref="DirectoryNotFoundException">There is no such folder; the message names it.</exception>
    public static IReadOnlyList<SpecText> Of(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DirectoryNotFoundException($"The specs folder {folder} does not exist.");
        }

        return
        [
            .. Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => new SpecText(Path.Combine(folder, Path.GetRelativePath(root, path)).Replace('\\', '/'), File.ReadAllText(path))),
        ];
    }
}
